#include "tools/export/xlsx_writer.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <list>
#include <map>
#include <optional>
#include <utility>

#include "ingest/error.h"
#include "tools/export/file_link.h"
#include "tools/export/sheet_cell.h"
#include "tools/export/sheet_layout.h"
#include "tools/export/xml_archive.h"

namespace vanthu {
namespace {

/// 1 January 1980, the first day that a ZIP file knows: the workbook's "created", so that equal tables give
/// equal files.
constexpr std::time_t kCreated = 315'532'800;

constexpr std::uint8_t kPaperA4 = 9;
/// The widest sheet, in characters, that is still read when it is printed on one page's breadth.
constexpr double kWidestPage = 220;

constexpr double kLineHeight = 15;   // points, of the default font
constexpr double kTallestRow = 405;  // points; Excel takes 409

/// Rows of a million tasks are 1.4 GB: in the system's own portions of 4 KiB a third of a million calls.
constexpr std::size_t kRowsBuffer = 1 << 20;

constexpr std::size_t kCellMarkup = 64;  // bytes of XML around a cell's text, about

struct Formats {
  lxw_format *head, *text, *wrapped, *number, *day, *link;
};

lxw_format* top_format(lxw_workbook* book) {
  lxw_format* format = workbook_add_format(book);
  // Beside a wrapped text of many lines what belongs to its first line stands there.
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  return format;
}

Formats make_formats(lxw_workbook* book) {
  Formats formats{};
  formats.head = top_format(book);
  format_set_bold(formats.head);
  format_set_text_wrap(formats.head);
  format_set_bg_color(formats.head, 0xDDEBF7);
  format_set_bottom(formats.head, LXW_BORDER_THIN);
  formats.text = top_format(book);
  formats.wrapped = top_format(book);
  format_set_text_wrap(formats.wrapped);
  formats.number = top_format(book);
  format_set_align(formats.number, LXW_ALIGN_RIGHT);
  format_set_indent(formats.number, 1);
  formats.day = top_format(book);
  format_set_num_format(formats.day, "yyyy-mm-dd");
  format_set_align(formats.day, LXW_ALIGN_LEFT);
  formats.link = top_format(book);
  format_set_font_color(formats.link, 0x0563C1);
  format_set_underline(formats.link, LXW_UNDERLINE_SINGLE);
  return formats;
}

/// XML of a text, about: "&" and the like are written with five letters.
std::uint64_t markup_size(const std::string& text) {
  const auto escaped =
      std::count_if(text.begin(), text.end(), [](char c) { return c == '&' || c == '<' || c == '>'; });
  return kCellMarkup + text.size() + 4 * static_cast<std::uint64_t>(escaped);
}

/// The link of the path that stood last in a column: rows of one document follow each other.
struct LastLink {
  std::string path;
  std::optional<std::string> link;
};

struct CloseBook {
  void operator()(lxw_workbook* book) const { lxw_workbook_free(book); }
};

}  // namespace

class XlsxWriter::Workbook {
 public:
  Workbook(std::string path, std::string name, const SheetLimits& limits)
      : path_(std::move(path)),
        folder_(std::filesystem::path(path_).parent_path().string()),
        name_(std::move(name)),
        limits_(limits) {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = folder_.data();  // not /tmp, which often lies in memory
    book_.reset(workbook_new_opt(path_.c_str(), &options));
    if (!book_) fail();
    lxw_doc_properties properties{};
    properties.created = kCreated;
    demand(workbook_set_properties(book_.get(), &properties));
    formats_ = make_formats(book_.get());
  }

  void begin_table(const ExportTable& table) {
    end_sheet();
    table_ = table;
    columns_.clear();
    for (const Column& column : table.columns) columns_.push_back(sheet_column(column));
    links_.assign(columns_.size(), {});
    part_ = 0;
    begin_sheet();
  }

  void add_row(const std::vector<std::string>& cells) {
    if (rows_ == limits_.rows || bytes_ >= limits_.bytes) {
      end_sheet();
      begin_sheet();
    }
    ++rows_;
    set_height(cells);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (!cells[i].empty()) add_cell(i, cells[i]);
    }
  }

  void finish() {
    end_sheet();
    // The library does not look whether its files took what it wrote.
    std::map<std::string, std::uint64_t> sizes;
    for (std::size_t i = 0; i < sheets_.size(); ++i) {
      std::FILE* rows = sheets_[i]->optimize_tmpfile;
      if (std::fflush(rows) != 0 || std::ferror(rows) != 0) fail();
      sizes["xl/worksheets/sheet" + std::to_string(i + 1) + ".xml"] =
          static_cast<std::uint64_t>(std::ftell(rows));
    }
    demand(workbook_close(book_.release()));
    const auto written = whole_xml_parts(path_);
    for (const auto& [name, size] : sizes) {
      const auto member = written.find(name);
      if (member == written.end() || member->second < size) {
        errno = EIO;
        fail();
      }
    }
  }

  std::size_t cut_cells() const { return cut_; }

 private:
  [[noreturn]] void fail() const { throw Error("output-write-failed", name_, {std::strerror(errno)}); }

  void demand(lxw_error error) const {
    if (error != LXW_NO_ERROR) throw Error("output-write-failed", name_, {lxw_strerror(error)});
  }

  /// Not every program makes rows as high as their wrapped texts by itself.
  void set_height(const std::vector<std::string>& cells) {
    std::size_t lines = 1;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (columns_[i].wrapped) lines = std::max(lines, wrapped_lines(cells[i], columns_[i].width));
    }
    if (lines == 1) return;
    const double height = std::min(static_cast<double>(lines) * kLineHeight, kTallestRow);
    demand(worksheet_set_row(sheet_, row(), height, nullptr));
  }

  void begin_sheet() {
    sheet_ = workbook_add_worksheet(book_.get(), sheet_name(table_.name, ++part_).c_str());
    if (sheet_ == nullptr) fail();
    sheets_.push_back(sheet_);
    buffers_.emplace_back(kRowsBuffer);
    std::setvbuf(sheet_->optimize_tmpfile, buffers_.back().data(), _IOFBF, kRowsBuffer);
    rows_ = used_links_ = 0;
    bytes_ = 0;
    demand(worksheet_set_row(sheet_, 0, 2 * kLineHeight, nullptr));
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      demand(worksheet_write_string(sheet_, 0, column, columns_[i].heading.c_str(), formats_.head));
      demand(worksheet_set_column(sheet_, column, column, columns_[i].width, nullptr));
    }
  }

  /// What is set here is written behind the rows.
  void end_sheet() {
    if (sheet_ == nullptr) return;
    if (!columns_.empty()) {
      demand(worksheet_autofilter(sheet_, 0, 0, static_cast<lxw_row_t>(rows_),
                                  static_cast<lxw_col_t>(columns_.size() - 1)));
    }
    worksheet_freeze_panes(sheet_, 1, 0);
    demand(worksheet_repeat_rows(sheet_, 0, 0));
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, kPaperA4);
    worksheet_gridlines(sheet_, LXW_SHOW_ALL_GRIDLINES);
    double width = 0;
    for (const SheetColumn& column : columns_) width += column.width;
    if (width <= kWidestPage) {
      worksheet_fit_to_pages(sheet_, 1, 0);
    } else {
      demand(worksheet_repeat_columns(sheet_, 0, 0));  // tells which row is which
    }
    demand(worksheet_set_footer(sheet_, "&L&A&R&P/&N"));
    // "157" in a column of text is no mistake that wants a green corner.
    demand(worksheet_ignore_errors(sheet_, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576"));
    sheet_ = nullptr;
  }

  void add_cell(std::size_t index, const std::string& cell) {
    bytes_ += markup_size(cell);
    const ColumnType type = table_.columns[index].type;
    if (type == ColumnType::number && add_number(index, find_number(cell), formats_.number)) return;
    if (type == ColumnType::day && add_number(index, find_day_number(cell), formats_.day)) return;
    const bool linked = type == ColumnType::path && used_links_ < limits_.links;
    const std::optional<std::string> link = linked ? link_of(index, cell) : std::nullopt;
    if (is_cell_text(cell)) {
      add_text(index, cell, link);
    } else {
      const CellText text = cell_text(cell);
      if (text.cut) ++cut_;
      add_text(index, text.text, link);
    }
  }

  bool add_number(std::size_t index, std::optional<double> number, lxw_format* format) {
    if (!number) return false;
    demand(worksheet_write_number(sheet_, row(), static_cast<lxw_col_t>(index), *number, format));
    return true;
  }

  void add_text(std::size_t index, const std::string& text, const std::optional<std::string>& link) {
    const auto column = static_cast<lxw_col_t>(index);
    if (link) {
      ++used_links_;
      demand(worksheet_write_url_opt(sheet_, row(), column, link->c_str(), formats_.link, text.c_str(),
                                     nullptr));
      return;
    }
    lxw_format* format = columns_[index].wrapped ? formats_.wrapped : formats_.text;
    demand(worksheet_write_string(sheet_, row(), column, text.c_str(), format));
  }

  /// The present one; the head is row 0.
  lxw_row_t row() const { return static_cast<lxw_row_t>(rows_); }

  const std::optional<std::string>& link_of(std::size_t index, const std::string& path) {
    LastLink& last = links_[index];
    if (last.path != path) last = {path, find_file_link(path)};
    return last.link;
  }

  const std::string path_;
  std::string folder_;
  const std::string name_;
  const SheetLimits limits_;
  std::list<std::vector<char>> buffers_;  // of the sheets' rows; the book goes before them
  std::unique_ptr<lxw_workbook, CloseBook> book_;
  Formats formats_{};
  std::vector<lxw_worksheet*> sheets_;

  ExportTable table_;
  std::vector<SheetColumn> columns_;
  std::vector<LastLink> links_;
  std::size_t part_ = 0, cut_ = 0;
  lxw_worksheet* sheet_ = nullptr;  // in the making
  std::size_t rows_ = 0, used_links_ = 0;
  std::uint64_t bytes_ = 0;
};

XlsxWriter::XlsxWriter(const std::string& path, const std::string& name, const SheetLimits& limits)
    : workbook_(std::make_unique<Workbook>(path, name, limits)) {}
XlsxWriter::~XlsxWriter() = default;

void XlsxWriter::begin_table(const ExportTable& table) { workbook_->begin_table(table); }
void XlsxWriter::add_row(const std::vector<std::string>& cells) { workbook_->add_row(cells); }
void XlsxWriter::finish() { workbook_->finish(); }
std::size_t XlsxWriter::cut_cells() const { return workbook_->cut_cells(); }

}  // namespace vanthu
