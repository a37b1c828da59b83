#include "queries/sql/stored_texts.hpp"

#include "queries/sql/row.hpp"

namespace readout {

std::string current_rule_set(Database& database) {
  std::string hash;
  database.query("select rule_set from rule_set where is_current = 1", {},
                 [&](std::span<const Value> values) { hash = Row(values).text(0); });
  return hash;
}

void read_stored_documents(Database& database, const std::function<void(Document&&)>& on_document) {
  database.query(
      "select collection, id, text, publisher, published, url, title, byline from document "
      "order by collection, id",
      {}, [&](std::span<const Value> values) {
        const Row row(values);
        on_document({.collection = row.text(0),
                     .id = row.text(1),
                     .text = row.text(2),
                     .publisher = row.text(3),
                     .date = row.text(4),
                     .url = row.text(5),
                     .title = row.text(6),
                     .byline = row.text(7),
                     .origin = {}});
      });
}

}  // namespace readout
