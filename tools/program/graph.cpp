// vanthu graph: documents, what they cite, and how, for programs that draw or measure graphs.
#include <fmt/format.h>

#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "ingest/messages.h"
#include "tools/export/xml_writer.h"
#include "tools/program/cited_answers.h"
#include "tools/program/commands.h"
#include "tools/program/graph_text.h"
#include "tools/program/output.h"

namespace vanthu {
namespace {

constexpr const char* kExamples = R"(Examples:
  vanthu graph --format graphml > plans.graphml   for Gephi, yEd, Cytoscape, NetworkX
  vanthu graph --format dot | dot -Tsvg > plans.svg
  vanthu graph --format json > plans.json

Nodes are the documents of the store and those that they cite; an edge leads from the citing to the cited one and
has the relation, the state of the citation and the number of mentions. Citations that may mean several
documents have no edge.)";

using Json = nlohmann::ordered_json;

/// A node with its attributes in the order of kNodeAttributes; the last of them may be "".
struct Node {
  std::string id;
  std::vector<std::string> values;
};

struct Edge {
  std::string source, target, relation, state;
  std::size_t mentions = 0;
};

struct Graph {
  std::vector<Node> nodes;
  std::vector<Edge> edges;
};

constexpr std::array<const char*, 9> kNodeAttributes{"kind",  "label",    "entity",  "type", "date",
                                                     "title", "province", "commune", "path"};

/// Every document of the store is a node, whether cited or not; so is what is cited and not there.
Graph build_graph(const CitationGraph& citations) {
  Graph graph;
  std::map<std::string, std::string> ids;  // by entity
  std::map<DocumentId, std::string> entities;
  for (const CitedDocument& cited : citations.cited) {
    if (cited.document) entities[*cited.document] = cited.entity;
  }
  for (const DocumentName& document : citations.documents) {
    const std::string id = "d" + std::to_string(document.id);
    const auto entity = entities.find(document.id);
    if (entity != entities.end()) ids[entity->second] = id;
    graph.nodes.push_back(
        {id,
         {"document", short_name(document.key, document.path), entity != entities.end() ? entity->second : "",
          document.type.value_or(""), document.date.value_or(""), document.title.value_or(""),
          document.province.value_or(""), document.commune.value_or(""), shown_path(document.path)}});
  }
  for (const CitedDocument& cited : citations.cited) {
    if (ids.contains(cited.entity)) continue;
    const std::string id = "c" + std::to_string(ids.size() + 1);
    ids[cited.entity] = id;
    graph.nodes.push_back({id,
                           {cited.state, cited_label(cited), cited.entity, cited.type.value_or(""),
                            cited.date.value_or(""), cited.title.value_or(""), "", "", ""}});
  }
  for (const CitationEdge& edge : citations.edges) {
    const auto target = ids.find(edge.entity);
    if (target == ids.end()) continue;
    graph.edges.push_back(
        {"d" + std::to_string(edge.document), target->second, edge.relation, edge.state, edge.mentions});
  }
  return graph;
}

std::string graph_json(const Graph& graph) {
  Json nodes = Json::array(), edges = Json::array();
  for (const Node& node : graph.nodes) {
    Json object = {{"id", node.id}};
    for (std::size_t i = 0; i < kNodeAttributes.size(); ++i) {
      object[kNodeAttributes[i]] = node.values[i].empty() ? Json(nullptr) : Json(node.values[i]);
    }
    nodes.push_back(std::move(object));
  }
  for (const Edge& edge : graph.edges) {
    edges.push_back({{"source", edge.source},
                     {"target", edge.target},
                     {"relation", edge.relation},
                     {"state", edge.state},
                     {"mentions", edge.mentions}});
  }
  const Json whole = {{"nodes", nodes}, {"edges", edges}};
  return whole.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

void add_key(XmlWriter& xml, const char* name, const char* of, const char* type) {
  xml.empty("key", {{"id", name}, {"for", of}, {"attr.name", name}, {"attr.type", type}});
  xml.line_break();
}

/// Bytes that XML cannot hold are shown as everywhere.
void add_data(XmlWriter& xml, const char* key, const std::string& value) {
  xml.begin("data", {{"key", key}});
  xml.text(printable(value));
  xml.end();
}

void end_line(XmlWriter& xml) {
  xml.end();
  xml.line_break();
}

std::string graph_ml(const Graph& graph) {
  XmlWriter xml;
  xml.begin("graphml", {{"xmlns", "http://graphml.graphdrawing.org/xmlns"}});
  xml.line_break();
  for (const char* name : kNodeAttributes) add_key(xml, name, "node", "string");
  for (const char* name : {"relation", "state"}) add_key(xml, name, "edge", "string");
  add_key(xml, "mentions", "edge", "int");
  xml.begin("graph", {{"id", "citations"}, {"edgedefault", "directed"}});
  xml.line_break();
  for (const Node& node : graph.nodes) {
    xml.begin("node", {{"id", node.id}});
    for (std::size_t i = 0; i < kNodeAttributes.size(); ++i) {
      if (!node.values[i].empty()) add_data(xml, kNodeAttributes[i], node.values[i]);
    }
    end_line(xml);
  }
  for (const Edge& edge : graph.edges) {
    xml.begin("edge", {{"source", edge.source}, {"target", edge.target}});
    add_data(xml, "relation", edge.relation);
    add_data(xml, "state", edge.state);
    add_data(xml, "mentions", std::to_string(edge.mentions));
    end_line(xml);
  }
  end_line(xml);
  end_line(xml);
  return xml.take();
}

std::string graph_dot(const Graph& graph) {
  std::string dot = "digraph citations {\n  rankdir=LR;\n  node [shape=box];\n";
  for (const Node& node : graph.nodes) {
    const bool stored = node.values[0] == "document";
    const std::string commune = node.values[7].empty() ? "" : "\n" + node.values[7];
    dot += fmt::format("  {} [label={}{}];\n", node.id, dot_string(node.values[1] + commune),
                       stored ? "" : ", style=dashed");
  }
  for (const Edge& edge : graph.edges) {
    dot += fmt::format("  {} -> {} [label={}];\n", edge.source, edge.target, dot_string(edge.relation));
  }
  return dot + "}\n";
}

int print_graph(const std::string& format, const Settings& settings) {
  const Store store = Store::open(settings.store_path, Access::read_only);
  const Graph graph = build_graph(store.citation_graph());
  write_data(format == "graphml" ? graph_ml(graph) : format == "dot" ? graph_dot(graph) : graph_json(graph));
  return 0;
}

}  // namespace

Command add_graph(CLI::App& program, Settings& settings) {
  CLI::App* app = program.add_subcommand("graph", "Print the graph of documents and what they cite");
  auto format = std::make_shared<std::string>();
  app->add_option("--format", *format, "For which program")
      ->required()
      ->check(CLI::IsMember({"graphml", "dot", "json"}));
  add_common_options(*app, settings);
  app->footer(kExamples);
  return {app, [format, &settings] { return print_graph(*format, settings); }};
}

}  // namespace vanthu
