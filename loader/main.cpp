#include "loader/commands/program.hpp"

int main(int argument_count, char** arguments) {
  return readout::run_program(argument_count, arguments);
}
