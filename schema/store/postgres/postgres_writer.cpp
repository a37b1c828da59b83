#include "schema/store/postgres/postgres_writer.hpp"

#include "schema/store/postgres/copy_text.hpp"
#include "schema/store/postgres/postgres_errors.hpp"

#include <fmt/format.h>
#include <pqxx/tablewriter>
#include <pqxx/transaction_base>

#include <exception>
#include <string>
#include <vector>

namespace readout::postgres {
namespace {

constexpr std::size_t buffer_bytes = std::size_t{1} << 16U;

// stream_to would write each byte of a letter that is not ASCII as an escape of four; tablewriter,
// which it replaced, still takes lines as they are.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
class CopyWriter final : public BulkWriter {
 public:
  CopyWriter(pqxx::transaction_base& transaction, std::string_view table,
             const std::vector<std::string>& columns)
      : m_table(table), m_stream(transaction, m_table, columns.begin(), columns.end()) {}

  void add(std::span<const Value> row) override {
    if (!m_buffer.empty()) {
      m_buffer += '\n';
    }
    append_copy_line(m_buffer, row);
    if (m_buffer.size() >= buffer_bytes) {
      send();
    }
  }

  void finish() override {
    send();
    try {
      m_stream.complete();
    } catch (const std::exception&) {
      throw current_error("copy " + m_table);
    }
  }

 private:
  void send() {
    if (m_buffer.empty()) {
      return;
    }
    try {
      m_stream.write_raw_line(m_buffer);
    } catch (const std::exception&) {
      throw current_error("copy " + m_table);
    }
    m_buffer.clear();
  }

  std::string m_table;
  std::string m_buffer;
  pqxx::tablewriter m_stream;
};
#pragma GCC diagnostic pop

}  // namespace

std::unique_ptr<BulkWriter> start_copy(pqxx::transaction_base& transaction, std::string_view table,
                                       std::span<const std::string_view> columns) {
  const std::vector<std::string> names(columns.begin(), columns.end());
  try {
    return std::make_unique<CopyWriter>(transaction, table, names);
  } catch (const std::exception&) {
    throw current_error(fmt::format("copy {}", table));
  }
}

}  // namespace readout::postgres
