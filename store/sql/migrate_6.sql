-- Schema 6 to 7: the search index.  It is one of the lists (task_lists.sql), which are laid anew.

PRAGMA user_version = 7;
