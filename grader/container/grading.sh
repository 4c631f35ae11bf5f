# What the entry points of PrairieLearn and Autolab have in common; they read it in.

say() { printf 'gradecheck: %s\n' "$1" >&2; }

# not_graded <id> <what happened> [what staff should know]
not_graded() {
  why=$1 what=$2
  say "nothing was graded: $2.${3:+ $3}"
  return 1
}

# grade_into <file> <format> <grader's folder> <course folder> <submission>: a whole report, or none. Where there is none, `why` is an id and
# `what` says it to students; what is meant for staff goes to standard error, and what the grader prints on the report's behalf nowhere.
grade_into() {
  local file=$1 format=$2 home=$3 course=$4 submission=$5 engine grader needed limit status options
  for engine in "$home"/node_modules/node*/bin/node; do [ ! -x "$engine" ] || break; done
  grader=$home/node_modules/gradecheck/dist/gradecheck.js
  for needed in "$engine" "$grader" "$course/gradecheck.json"; do
    [ -e "$needed" ] || { not_graded setup "the autograder is not installed as it should be" "There is no $needed."; return; }
  done
  [ -e "$submission" ] || { not_graded setup "the submission is not where the autograder looks for it" "There is no $submission."; return; }
  options=(--course "$course" --report "$format=$file")
  if [ -e "$course/secret" ]; then
    # Neither git nor every archive keeps its mode.
    chmod 600 "$course/secret" 2>/dev/null
    options+=(--secret-file "$course/secret")
  fi
  read -r limit 2>/dev/null <"$course/run_limit" || limit=100
  timeout --kill-after=5 "$limit" "$engine" "$grader" grade "$submission" "${options[@]}" >/dev/null
  status=$?
  case $status in
    0) ;;
    124) not_graded time "the autograder did not finish in time" "It had $limit seconds."; return ;;
    137) not_graded killed "the autograder was killed" "If it was not for the $limit seconds that it has, it needs more memory."; return ;;
    2) not_graded setup "the autograder is not set up as it should be" "What it says is above."; return ;;
    *) not_graded grader "the autograder failed" "It ended with status $status; what it says is above."; return ;;
  esac
  [ -s "$file" ] || { not_graded grader "the autograder failed" "It ended without a report."; return; }
}
