/** What any program has to read of the system to come up at all; nothing of it is a secret. */
export const SYSTEM_FILES: readonly string[] = ["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache", "/sys/devices/system/cpu"];

export const DEVICES: readonly string[] = ["/dev/null"];
