#include "tools/export/workbook.h"

#include <stdio_ext.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <list>
#include <map>
#include <utility>
#include <vector>

#include "ingest/error.h"
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

struct CloseBook {
  void operator()(lxw_workbook* book) const { lxw_workbook_free(book); }
};

}  // namespace

class Workbook::Book {
 public:
  Book(std::string path, std::string name, const SheetLimits& limits)
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

  void begin_table(const std::string& name, const std::vector<SheetColumn>& columns) {
    end_sheet();
    table_ = name;
    columns_ = columns;
    part_ = 0;
    begin_sheet();
  }

  void add_row(const SheetRow& row) {
    if (rows_ == limits_.rows || bytes_ >= limits_.bytes) {
      end_sheet();
      begin_sheet();
    }
    ++rows_;
    bytes_ += row.bytes;
    set_height(row.lines);
    for (std::size_t i = 0; i < row.cells.size(); ++i) add_cell(i, row);
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

 private:
  [[noreturn]] void fail() const { throw Error("output-write-failed", name_, {std::strerror(errno)}); }

  void demand(lxw_error error) const {
    if (error != LXW_NO_ERROR) throw Error("output-write-failed", name_, {lxw_strerror(error)});
  }

  /// Not every program makes rows as high as their wrapped texts by itself.
  void set_height(std::size_t lines) {
    if (lines == 1) return;
    const double height = std::min(static_cast<double>(lines) * kLineHeight, kTallestRow);
    demand(worksheet_set_row(sheet_, row(), height, nullptr));
  }

  void begin_sheet() {
    sheet_ = workbook_add_worksheet(book_.get(), sheet_name(table_, ++part_).c_str());
    if (sheet_ == nullptr) fail();
    sheets_.push_back(sheet_);
    buffers_.emplace_back(kRowsBuffer);
    std::setvbuf(sheet_->optimize_tmpfile, buffers_.back().data(), _IOFBF, kRowsBuffer);
    __fsetlocking(sheet_->optimize_tmpfile, FSETLOCKING_BYCALLER);  // one thread at a time writes a book
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

  void add_cell(std::size_t index, const SheetRow& row) {
    const SheetCell& cell = row.cells[index];
    switch (cell.kind) {
      case SheetCell::Kind::empty:
        return;
      case SheetCell::Kind::number:
        return add_number(index, cell.number, formats_.number);
      case SheetCell::Kind::day:
        return add_number(index, cell.number, formats_.day);
      case SheetCell::Kind::text:
        return add_text(index, row.text_at(cell.text), cell.link ? row.text_at(*cell.link) : nullptr);
    }
  }

  void add_number(std::size_t index, double number, lxw_format* format) {
    demand(worksheet_write_number(sheet_, row(), static_cast<lxw_col_t>(index), number, format));
  }

  void add_text(std::size_t index, const char* text, const char* link) {
    const auto column = static_cast<lxw_col_t>(index);
    if (link != nullptr && used_links_ < limits_.links) {
      ++used_links_;
      demand(worksheet_write_url_opt(sheet_, row(), column, link, formats_.link, text, nullptr));
      return;
    }
    lxw_format* format = columns_[index].wrapped ? formats_.wrapped : formats_.text;
    demand(worksheet_write_string(sheet_, row(), column, text, format));
  }

  /// The present one; the head is row 0.
  lxw_row_t row() const { return static_cast<lxw_row_t>(rows_); }

  const std::string path_;
  std::string folder_;
  const std::string name_;
  const SheetLimits limits_;
  std::list<std::vector<char>> buffers_;  // of the sheets' rows; the book goes before them
  std::unique_ptr<lxw_workbook, CloseBook> book_;
  Formats formats_{};
  std::vector<lxw_worksheet*> sheets_;

  std::string table_;
  std::vector<SheetColumn> columns_;
  std::size_t part_ = 0;
  lxw_worksheet* sheet_ = nullptr;  // in the making
  std::size_t rows_ = 0, used_links_ = 0;
  std::uint64_t bytes_ = 0;
};

Workbook::Workbook(const std::string& path, const std::string& name, const SheetLimits& limits)
    : book_(std::make_unique<Book>(path, name, limits)) {}
Workbook::~Workbook() = default;

void Workbook::begin_table(const std::string& name, const std::vector<SheetColumn>& columns) {
  book_->begin_table(name, columns);
}
void Workbook::add_row(const SheetRow& row) { book_->add_row(row); }
void Workbook::finish() { book_->finish(); }

}  // namespace vanthu
