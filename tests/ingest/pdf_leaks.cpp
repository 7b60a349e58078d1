// Where a page is drawn whose fonts are not in its file, fontconfig looks for others and keeps some memory
// for the rest of the program: nothing of ours.  Asked by the leak sanitizer, where the tests run with it.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }
