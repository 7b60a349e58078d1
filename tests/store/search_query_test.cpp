#include "store/search_query.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "ingest/error.h"
#include "normalize/vocabulary.h"
#include "store/search_query_abbreviations.h"

namespace vanthu {
namespace {

/// "khé" is marked, "kheo" is not; a prefix ends in a star; a phrase stands in brackets.
std::string shown(const SearchPhrase& phrase) {
  std::string text;
  for (const SearchWord& word : phrase.words) {
    text += (text.empty() ? "" : " ") + word.key + (word.prefix ? "*" : "");
  }
  return phrase.words.size() == 1 ? text : "[" + text + "]";
}

std::string shown(const SearchNode& node) {
  if (node.kind == SearchNode::Kind::phrase) return shown(node.phrase);
  if (node.kind == SearchNode::Kind::none) return "-" + shown(node.parts.front());
  std::string text;
  const std::string between = node.kind == SearchNode::Kind::all ? " & " : " | ";
  for (const SearchNode& part : node.parts) text += (text.empty() ? "" : between) + shown(part);
  return "(" + text + ")";
}

std::string shown(const std::vector<SearchPhrase>& phrases) {
  std::string text;
  for (const SearchPhrase& phrase : phrases) text += (text.empty() ? "" : " ") + shown(phrase);
  return text;
}

const SearchAbbreviations& known() {
  static const SearchAbbreviations abbreviations(Vocabulary::load());
  return abbreviations;
}

SearchQuery plain(const std::string& text) { return parse_search_query(text, SearchAbbreviations()); }

struct Reading {
  const char *text, *node, *in_order;
};

TEST(SearchQuery, IsReadAsItIsWritten) {
  const Reading readings[] = {
      {"kheo", "kheo", ""},
      {"dân vận khéo", "(dân & vận & khéo)", "[dân vận khéo]"},
      {"  DÂN \t Vận\nkhéo ", "(dân & vận & khéo)", "[dân vận khéo]"},
      {"dân\u00A0vận", "(dân & vận)", "[dân vận]"},
      {"da\u0302n va\u0323\u0302n", "(dân & vận)", "[dân vận]"},  // decomposed
      {"Uỷ hoà kỹ", "(ủy & hòa & kĩ)", "[ủy hòa kĩ]"},
      {"\"dân vận khéo\"", "[dân vận khéo]", ""},
      {"“dân vận” khéo", "([dân vận] & khéo)", ""},
      {"„dân vận“", "[dân vận]", ""},
      {"dân\"vận khéo\"hay", "(dân & [vận khéo] & hay)", ""},
      {"\"khéo\"", "khéo", ""},
      {"khé*", "khé*", ""},
      {"dân vận khé*", "(dân & vận & khé*)", "[dân vận khé*]"},
      {"dâ* vận", "(dâ* & vận)", ""},
      {"\"vận khé*\"", "[vận khé*]", ""},
      {"157/kh*", "[157 kh*]", ""},
      {"a AND b", "(a & b)", ""},
      {"a OR b", "(a | b)", ""},
      {"a NOT b", "(a & -b)", ""},
      {"NOT a b", "(-a & b)", ""},
      {"a AND NOT b", "(a & -b)", ""},
      {"NOT a AND NOT b AND c", "(-a & -b & c)", ""},
      {"a b OR c NOT d", "((a & b) | (c & -d))", ""},
      {"a OR b c OR d", "(a | (b & c) | d)", ""},
      {"(a OR b) c", "((a | b) & c)", ""},
      {"a(b OR c)d", "(a & (b | c) & d)", ""},
      {"a NOT (b OR c)", "(a & -(b | c))", ""},
      {"a NOT \"b c\" d", "(a & -[b c] & d)", ""},
      {"((a))", "a", ""},
      {"(a b)", "(a & b)", ""},
      {"and or not", "(and & or & not)", "[and or not]"},
      {"And Or Not", "(and & or & not)", "[and or not]"},
      {"\"a AND b\"", "[a and b]", ""},
      {"ANDES", "andes", ""},
      {"157/KH-UBND", "[157 kh ubnd]", ""},
      {"số 157/KH-UBND", "(số & [157 kh ubnd])", "[số 157 kh ubnd]"},
      {"Văn hóa - Xã hội", "(văn & hóa & xã & hội)", "[văn hóa xã hội]"},
      {"phòng, chống (thiên tai)", "(phòng & chống & (thiên & tai))", ""},
      {"100%", "100", ""},
      {"Ea H'leo", "(ea & [h leo])", "[ea h leo]"},
      {"a\x1F\x01 b\x7F", "(a & b)", "[a b]"},  // control characters are blanks
      {"a - b NOT – c", "(a & b & -c)", ""},
      {"đ", "đ", ""},
  };
  for (const Reading& reading : readings) {
    const SearchQuery query = plain(reading.text);
    EXPECT_EQ(shown(query.node), reading.node) << reading.text;
    EXPECT_EQ(shown(query.in_order), reading.in_order) << reading.text;
  }
}

TEST(SearchQuery, KnowsWhichWordsHaveDiacritics) {
  const SearchQuery query = plain("dân van đi 2026 KHÉO kỹ ky");
  std::vector<bool> marked;
  for (const SearchNode& part : query.node.parts) marked.push_back(part.phrase.words.front().marked);
  EXPECT_EQ(marked, (std::vector<bool>{true, false, true, false, true, true, false}));
}

TEST(SearchQuery, TakesAbbreviationsAsSuchOrWrittenOut) {
  const Reading readings[] = {
      {"mttq", "(mttq | [mặt trận tổ quốc])", ""},
      {"MTTQ", "(mttq | [mặt trận tổ quốc])", ""},
      {"cds", "(cds | [chuyển đổi số])", ""},
      {"CĐS", "(cđs | [chuyển đổi số])", ""},
      {"chuyển đổi số", "((chuyển & đổi & số) | cđs)", "[chuyển đổi số] cđs"},
      {"CHUYEN DOI SO", "((chuyen & doi & so) | cđs)", "[chuyen doi so] cđs"},
      {"ubnd xã", "((ubnd | [ủy ban nhân dân]) & xã)", "[ubnd xã] [ủy ban nhân dân xã]"},
      {"\"ubnd xã\"", "([ubnd xã] | [ủy ban nhân dân xã])", ""},
      {"uỷ ban nhân dân xã", "(((ủy & ban & nhân & dân) | ubnd) & xã)", "[ủy ban nhân dân xã] [ubnd xã]"},
      {"vhxh", "(vhxh | [văn hóa xã hội] | [vh xh] | vhxx)", ""},
      {"VH-XH", "([vh xh] | [văn hóa xã hội] | vhxh | vhxx)", ""},
      {"vh xh", "((vh & xh) | [văn hóa xã hội] | vhxh | vhxx)", "[vh xh] [văn hóa xã hội] vhxh vhxx"},
      {"cds OR mttq", "((cds | [chuyển đổi số]) | (mttq | [mặt trận tổ quốc]))", ""},
      {"xã NOT cds", "(xã & -(cds | [chuyển đổi số]))", ""},
      {"ủy AND ban AND nhân AND dân", "(ủy & ban & nhân & dân)", ""},
      // Wrong diacritics are no abbreviation's, nor is the beginning of a word.
      {"chuyện đổi sổ", "(chuyện & đổi & sổ)", "[chuyện đổi sổ]"},
      {"ubnd*", "ubnd*", ""},
      // What may be a word is an abbreviation in capitals alone, and is not looked for as one.
      {"ca cap tư", "(ca & cap & tư)", "[ca cap tư]"},
      {"CA", "(ca | [công an])", ""},
      {"công an", "(công & an)", "[công an]"},
      // The numbers of documents are what they are.
      {"157/KH-UBND", "[157 kh ubnd]", ""},
      {"\"kế hoạch 157/KH-UBND\"", "[kế hoạch 157 kh ubnd]", ""},
      {"HĐND-UBND xã",
       "(([hđnd ubnd] | [hội đồng nhân dân và ủy ban nhân dân] | [hđnd và ủy ban nhân dân] | "
       "[hội đồng nhân dân và ubnd] | [hđnd và ubnd]) & xã)",
       "[hđnd ubnd xã] [hội đồng nhân dân và ủy ban nhân dân xã] [hđnd và ủy ban nhân dân xã] "
       "[hội đồng nhân dân và ubnd xã] [hđnd và ubnd xã]"},
  };
  for (const Reading& reading : readings) {
    const SearchQuery query = parse_search_query(reading.text, known());
    EXPECT_EQ(shown(query.node), reading.node) << reading.text;
    EXPECT_EQ(shown(query.in_order), reading.in_order) << reading.text;
  }
}

TEST(SearchQuery, TellsWhichWordsNobodyTyped) {
  const auto inferred = [](const SearchNode& node) {
    std::string words;
    for (const SearchWord& word : node.phrase.words) words += word.inferred ? "1" : "0";
    return words;
  };
  const SearchQuery query = parse_search_query("\"cđs xã\"", known());
  ASSERT_EQ(query.node.parts.size(), 2u);
  EXPECT_EQ(inferred(query.node.parts[0]), "00");
  EXPECT_EQ(inferred(query.node.parts[1]), "1110");
}

TEST(SearchQuery, FindsShorterAbbreviationsInLongerNames) {
  const SearchQuery query = parse_search_query("ủy ban mặt trận tổ quốc", known());
  const std::string node = shown(query.node);
  for (const char* part : {"(ủy & ban & ((mặt & trận & tổ & quốc) | mttq))", "[ủy ban mttq]", "ubmttq"}) {
    EXPECT_NE(node.find(part), std::string::npos) << part << " in " << node;
  }
}

TEST(SearchQuery, WritesAPhraseInABoundedNumberOfWays) {
  std::string text = "ubnd hdnd mttq cds cchc htx vhxh tdp";
  for (int i = 0; i < 3; ++i) text += " " + text.substr(0, 36);
  ASSERT_LE(static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')), kMostQueryWords);
  const SearchQuery query = parse_search_query(text, known());
  ASSERT_EQ(query.in_order.size(), kMostPhraseForms);
  for (std::size_t i = 0; i < query.in_order.size(); ++i) {
    EXPECT_EQ(std::find(query.in_order.begin(), query.in_order.begin() + static_cast<std::ptrdiff_t>(i),
                        query.in_order[i]),
              query.in_order.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

struct Refusal {
  std::string text;
  const char* code;
  std::vector<std::string> arguments;
};

TEST(SearchQuery, SaysWhatIsWrongAndWhere) {
  const Refusal refusals[] = {
      {"", "search-empty", {}},
      {" \t\u00A0", "search-empty", {}},
      {"dân \"vận khéo", "search-quote-open", {"5"}},
      {"\"", "search-quote-open", {"1"}},
      {"“dân” \"", "search-quote-open", {"7"}},
      {"\"\"", "search-no-word", {"\"\"", "1"}},
      {"dân “ - ”", "search-no-word", {"“ - ”", "5"}},
      {"(dân vận", "search-parenthesis-open", {"1"}},
      {"dân (", "search-parenthesis-open", {"5"}},
      {"(dân (vận)", "search-parenthesis-open", {"1"}},
      {"dân)", "search-parenthesis-stray", {"4"}},
      {")", "search-parenthesis-stray", {"1"}},
      {"()", "search-parenthesis-empty", {"1"}},
      {"dân ( )", "search-parenthesis-empty", {"5"}},
      {"AND dân", "search-nothing-before", {"AND", "1"}},
      {"OR", "search-nothing-before", {"OR", "1"}},
      {"dân (OR vận)", "search-nothing-before", {"OR", "6"}},
      {"dân AND", "search-nothing-behind", {"AND", "5"}},
      {"vận OR OR dân", "search-nothing-behind", {"OR", "5"}},
      {"vận AND OR dân", "search-nothing-behind", {"AND", "5"}},
      {"(vận OR) dân", "search-nothing-behind", {"OR", "6"}},
      {"NOT", "search-nothing-behind", {"NOT", "1"}},
      {"dân NOT", "search-nothing-behind", {"NOT", "5"}},
      {"dân NOT NOT vận", "search-nothing-behind", {"NOT", "5"}},
      {"dân NOT AND vận", "search-nothing-behind", {"NOT", "5"}},
      {"NOT dân", "search-not-alone", {"1"}},
      {"NOT dân NOT vận", "search-not-alone", {"1"}},
      {"dân OR NOT vận", "search-not-alone", {"8"}},
      {"dân (NOT vận)", "search-not-alone", {"6"}},
      {"-", "search-no-word", {"-", "1"}},
      {"… –", "search-no-word", {"–", "3"}},
      {"dân AND &", "search-no-word", {"&", "9"}},
      {"dân NOT -", "search-no-word", {"-", "9"}},
      {"(-) dân", "search-no-word", {"-", "2"}},
      {"\u0301", "search-no-word", {"\u0301", "1"}},
      {"*", "search-star", {"1"}},
      {"dân *", "search-star", {"5"}},
      {"k*o", "search-star", {"2"}},
      {"dân* vận**", "search-star", {"9"}},
      {"-*", "search-star", {"2"}},
      {"\"dâ* vận\"", "search-star", {"4"}},
      {"\"dân *\"", "search-star", {"6"}},
      {"dân \xFF", "search-not-text", {"5"}},
      {std::string(kLongestQuery + 1, 'a'), "search-too-long", {"2000"}},
      {std::string(100 * kLongestQuery, '('), "search-too-long", {"2000"}},
      {std::string(kDeepestQuery + 1, '(') + "a", "search-too-deep", {"17", "16"}},
  };
  for (const Refusal& refusal : refusals) {
    std::string code;
    std::vector<std::string> arguments;
    try {
      parse_search_query(refusal.text, known());
    } catch (const Error& error) {
      code = error.code;
      arguments = error.arguments;
    }
    EXPECT_EQ(code, refusal.code) << refusal.text.substr(0, 100);
    EXPECT_EQ(arguments, refusal.arguments) << refusal.text.substr(0, 100);
  }
}

TEST(SearchQuery, HasABoundedNumberOfWords) {
  std::string text;
  for (std::size_t i = 0; i < kMostQueryWords; ++i) text += "a/";
  EXPECT_EQ(plain(text).node.phrase.words.size(), kMostQueryWords);
  for (const std::string& more : {text + "a", text + " a", text + " OR \"a\""}) {
    try {
      plain(more);
      ADD_FAILURE() << more;
    } catch (const Error& error) {
      EXPECT_EQ(error.code, "search-too-many-words");
    }
  }
}

TEST(SearchQuery, IsNestedAsDeepAsAllowed) {
  const std::string open(kDeepestQuery, '('), close(kDeepestQuery, ')');
  EXPECT_EQ(shown(plain(open + "a" + close).node), "a");
  EXPECT_EQ(shown(plain("(a)" + open + "b" + close + "(c)").node), "(a & b & c)");
}

/// What a query promises (search_query.h), whatever was typed.
void expect_whole(const SearchNode& node, bool beside = false) {
  switch (node.kind) {
    case SearchNode::Kind::phrase:
      ASSERT_FALSE(node.phrase.words.empty());
      for (std::size_t i = 0; i < node.phrase.words.size(); ++i) {
        EXPECT_FALSE(node.phrase.words[i].key.empty());
        EXPECT_TRUE(!node.phrase.words[i].prefix || i + 1 == node.phrase.words.size());
      }
      return;
    case SearchNode::Kind::none:
      EXPECT_TRUE(beside);
      ASSERT_EQ(node.parts.size(), 1u);
      return expect_whole(node.parts.front());
    case SearchNode::Kind::any:
    case SearchNode::Kind::all:
      ASSERT_GE(node.parts.size(), 2u);
      for (const SearchNode& part : node.parts) expect_whole(part, node.kind == SearchNode::Kind::all);
      EXPECT_FALSE(std::all_of(node.parts.begin(), node.parts.end(),
                               [](const SearchNode& part) { return part.kind == SearchNode::Kind::none; }));
  }
}

TEST(SearchQuery, IsWholeOrRefusedWhateverIsTyped) {
  const std::vector<std::string> pieces = {"AND", "OR", "NOT", "(", ")", "\"", "ubnd", "vh-xh", "-", "é*"};
  std::size_t read = 0, refused = 0;
  constexpr std::size_t kLength = 4;
  for (std::size_t number = 0; number < 10'000; ++number) {
    std::string text;
    for (std::size_t i = 0, rest = number; i < kLength; ++i, rest /= pieces.size()) {
      text += pieces[rest % pieces.size()] + " ";
    }
    try {
      expect_whole(parse_search_query(text, known()).node);
      ++read;
    } catch (const Error& error) {
      EXPECT_EQ(error.code.substr(0, 7), "search-") << text;
      ++refused;
    }
    if (HasFailure()) FAIL() << text;
  }
  EXPECT_GT(read, 100u);
  EXPECT_GT(refused, 100u);
}

}  // namespace
}  // namespace vanthu
