// Records in, answers out.
//
//   vanthu::Store store = vanthu::Store::open("plans.db", vanthu::Access::read_write);
//   store.begin();
//   store.put(document, reader.name(), reader.identity());
//   store.commit();
//   for (const vanthu::TaskAnswer& answer : store.tasks({.text = "chuyen doi so"})) …
//
// The questions are the members of Store; docs/schema.md describes the same file for plain SQL.  A Store is
// one connection: for one thread at a time, and as many of them as there are threads or processes (one of
// them writes, the others wait as long as Store::open() was told).  Errors are Error with codes "store-…".
#pragma once

#include "store/record_json.h"
#include "store/store.h"
