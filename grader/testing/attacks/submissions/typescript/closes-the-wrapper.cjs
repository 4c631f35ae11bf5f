// Tries to end the function that it is wrapped in.

});
process.exit(0);
(function () {
