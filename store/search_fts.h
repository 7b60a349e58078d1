// FTS5's own interface, for the two files that extend it.
#pragma once

struct sqlite3;
struct fts5_api;

namespace vanthu {

/// nullptr where the connection's SQLite has no FTS5.
fts5_api* find_fts5(sqlite3* connection);

}  // namespace vanthu
