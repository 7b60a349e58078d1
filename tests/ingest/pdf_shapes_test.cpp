#include "ingest/pdf_shapes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const Box kPage{0, 0, 600, 800};

Subpath rectangle(double x0, double y0, double x1, double y1) {
  return {{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}}};
}

ShapeBuilder stroked(const std::vector<Subpath>& path, double width = 1, const Box& clip = kPage) {
  ShapeBuilder shapes;
  shapes.add_stroke(path, width, clip);
  return shapes;
}

ShapeBuilder filled(const std::vector<Subpath>& path, const Box& clip = kPage) {
  ShapeBuilder shapes;
  shapes.add_fill(path, clip);
  return shapes;
}

TEST(PdfShapes, StrokedLinesAlongTheEdgesAreRules) {
  EXPECT_THAT(stroked({{{{10, 50}, {110, 50}}}}).rules(), ElementsAre(Box{10, 49.5, 110, 50.5}));
  EXPECT_THAT(stroked({{{{10, 50}, {10, 90}}}}, 2).rules(), ElementsAre(Box{9, 50, 11, 90}));
}

TEST(PdfShapes, AStrokedRectangleIsFourRules) {
  ShapeBuilder shapes = stroked({rectangle(10, 10, 110, 60)});
  EXPECT_THAT(shapes.rules(), SizeIs(4));
  EXPECT_THAT(shapes.drawings(), IsEmpty());
}

TEST(PdfShapes, NearlyStraightLinesAreRules) {
  EXPECT_THAT(stroked({{{{10, 50}, {410, 52}}}}).rules(), SizeIs(1));
  EXPECT_THAT(stroked({{{{10, 50}, {410, 90}}}}).rules(), IsEmpty());
}

TEST(PdfShapes, CurvesAndObliqueLinesAreOneDrawing) {
  ShapeBuilder shapes =
      stroked({{{{10, 10}, {50, 40}, {90, 10}}}, {{{20, 60}, {30, 60}, {30, 80}, {40, 80}}, true}});
  EXPECT_THAT(shapes.rules(), IsEmpty());
  EXPECT_THAT(shapes.drawings(), ElementsAre(Box{10, 10, 90, 80}));
}

TEST(PdfShapes, ThinFilledRectanglesAreRules) {
  ShapeBuilder shapes = filled({rectangle(10, 50, 110, 50.5), rectangle(10, 50, 10.5, 200)});
  EXPECT_THAT(shapes.rules(), ElementsAre(Box{10, 50, 110, 50.5}, Box{10, 50, 10.5, 200}));
}

TEST(PdfShapes, BackgroundsAreNothing) {
  ShapeBuilder shapes = filled({rectangle(10, 50, 110, 90)});
  EXPECT_EQ(shapes.count(), 0u);
}

TEST(PdfShapes, AFrameFilledAsTheDifferenceOfTwoRectanglesIsFourRules) {
  ShapeBuilder shapes = filled({rectangle(10, 10, 110, 60), rectangle(11, 11, 109, 59)});
  EXPECT_THAT(shapes.rules(), ElementsAre(Box{10, 10, 110, 11}, Box{10, 59, 110, 60}, Box{10, 10, 11, 60},
                                          Box{109, 10, 110, 60}));
  EXPECT_EQ(filled({rectangle(10, 10, 110, 60), rectangle(30, 20, 90, 40)}).count(), 0u);
}

TEST(PdfShapes, OtherFilledShapesAreOneDrawing) {
  EXPECT_THAT(filled({{{{10, 10}, {60, 50}, {10, 90}}}}).drawings(), ElementsAre(Box{10, 10, 60, 90}));
}

TEST(PdfShapes, WhatIsClippedAwayIsNotThere) {
  EXPECT_THAT(stroked({{{{10, 50}, {110, 50}}}}, 1, {0, 0, 60, 800}).rules(),
              ElementsAre(Box{10, 49.5, 60, 50.5}));
  EXPECT_THAT(stroked({{{{10, 50}, {110, 50}}}}, 1, {0, 100, 60, 800}).rules(), IsEmpty());
  EXPECT_EQ(filled({rectangle(700, 50, 710, 51)}).count(), 0u);
}

TEST(PdfShapes, ThinPicturesAreRules) {
  ShapeBuilder shapes;
  shapes.add_picture({10, 50, 110, 51}, kPage);
  shapes.add_picture({10, 60, 110, 160}, kPage);
  EXPECT_THAT(shapes.rules(), SizeIs(1));
  EXPECT_THAT(shapes.pictures(), ElementsAre(Box{10, 60, 110, 160}));
}

TEST(PdfShapes, NumbersThatAreNoneMakeNothing) {
  const double none = std::nan("");
  EXPECT_EQ(stroked({{{{none, none}, {none, none}}}}).count(), 0u);
  EXPECT_EQ(filled({rectangle(none, none, none, none)}).count(), 0u);
  EXPECT_EQ(filled({{}}).count(), 0u);
}

}  // namespace
}  // namespace vanthu
