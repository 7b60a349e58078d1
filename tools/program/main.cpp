#include "tools/program/program.h"

int main(int argc, char** argv) { return vanthu::run_program(argc, argv); }
