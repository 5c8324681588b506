package gradlab.ui.sweep;

import gradlab.ui.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** A map: rows and columns are values of the two settings, the colour of a cell is the median over its seeds. */
final class GridPainter {

    private static final double WIDEST = 240;
    private static final double HIGHEST = 132;
    private static final double LABELS_AT_MOST = 0.3;
    private static final double GAP = 1;
    private static final double BESIDE = 20;
    /** A column of this width has a label of its own, cut if need be; narrower ones share. */
    private static final double ROOMY = 64;
    private static final double PADDING = 6;
    /** For cells that are too narrow for the word. */
    private static final String LOST = "∞";
    private static final int[] DIGITS = {3, 2, 1};

    private final Brush brush;
    private final Words words;

    GridPainter(Brush brush, Words words) {
        this.brush = brush;
        this.words = words;
    }

    /** Draws and tells where the cells stand. */
    List<Rectangle2D> draw(MapData data, Rectangle2D room) {
        Legend legend = new Legend(brush, words);
        double labels = data.rows().stream().mapToDouble(row -> brush.width(row, brush.text())).max().orElse(0);
        double left = Math.min(LABELS_AT_MOST * room.getWidth(), labels) + 10;
        double top = 22;
        double bottom = 2 * Brush.LINE + 24;
        double width = Math.clamp((room.getWidth() - left - legend.width(data) - BESIDE) / data.width(), 4, WIDEST);
        double height = Math.clamp((room.getHeight() - top - bottom) / data.height(), 4, HIGHEST);
        brush.write(brush.cut(data.rowAxis(), room.getWidth(), brush.caption()), 0, 10, brush.caption(), brush.palette().fadedInk(), TextAlignment.LEFT);
        for (int row = 0; row < data.height(); row++) {
            if (height >= Brush.LINE || row % everyOther(height) == 0) {
                brush.write(brush.cut(data.rows().get(row), left - 10, brush.text()), left - 8, top + (row + 0.5) * height, brush.text(),
                        brush.palette().ink(), TextAlignment.RIGHT);
            }
        }
        List<Rectangle2D> cells = new ArrayList<>();
        for (int cell = 0; cell < data.cells().size(); cell++) {
            Rectangle2D area = new Rectangle2D(left + cell % data.width() * width, top + cell / data.width() * height, width, height);
            paint(data, data.cells().get(cell), area);
            cells.add(area);
        }
        columns(data, left, top + data.height() * height, width);
        legend.draw(data, left + data.width() * width + BESIDE, top, Math.max(data.height() * height, room.getHeight() - top - bottom));
        return cells;
    }

    private static int everyOther(double height) {
        return (int) Math.ceil(Brush.LINE / height);
    }

    /** The values under their columns, in one line or two, and the name of the axis. */
    private void columns(MapData data, double left, double y, double width) {
        double room = width - 4;
        double widest = data.columns().stream().mapToDouble(label -> brush.width(label, brush.text())).max().orElse(0);
        int step = width >= ROOMY ? 1 : (int) Math.max(1, Math.ceil((Math.min(widest, ROOMY) + PADDING) / width));
        boolean twoLines = false;
        for (int column = 0; column < data.width(); column += step) {
            double middle = left + (column + 0.5) * width;
            String label = data.columns().get(column);
            int bracket = label.indexOf('(');
            if (brush.width(label, brush.text()) > room * step && bracket > 0) {
                line(label.substring(0, bracket), middle, y + 12, room * step);
                line(label.substring(bracket), middle, y + 12 + Brush.LINE, room * step);
                twoLines = true;
            } else {
                line(label, middle, y + 12, room * step);
            }
        }
        brush.write(data.columnAxis(), left + data.width() * width / 2, y + 14 + (twoLines ? 2 : 1) * Brush.LINE, brush.caption(), brush.palette().fadedInk(),
                TextAlignment.CENTER);
    }

    private void line(String text, double middle, double y, double room) {
        brush.write(brush.cut(text, room, brush.text()), middle, y, brush.text(), brush.palette().ink(), TextAlignment.CENTER);
    }

    private void paint(MapData data, CellValues cell, Rectangle2D whole) {
        Rectangle2D area = new Rectangle2D(whole.getMinX() + GAP, whole.getMinY() + GAP, whole.getWidth() - 2 * GAP, whole.getHeight() - 2 * GAP);
        Color colour = cell.isShown() ? brush.palette().sequential(data.scale().share(cell.median())) : brush.palette().ground();
        brush.g().setFill(colour);
        brush.g().fillRect(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight());
        if (!cell.isShown()) {
            brush.g().setStroke(cell.isMostlyDiverged() ? brush.palette().warning() : brush.palette().line());
            brush.g().setLineWidth(1);
            brush.g().setLineDashes();
            brush.g().strokeRect(area.getMinX() + 0.5, area.getMinY() + 0.5, area.getWidth() - 1, area.getHeight() - 1);
        }
        double x = area.getMinX() + area.getWidth() / 2;
        double y = area.getMinY() + area.getHeight() / 2;
        if (cell.isMostlyDiverged()) {
            brush.hatch(area);
            plate(fitting(area, words.get("sweep.diverged"), LOST), x, y);
        } else if (cell.isShown()) {
            number(data, cell, area, colour);
            if (cell.diverged() > 0) {
                double side = Math.min(12, Math.min(area.getWidth(), area.getHeight()) / 3);
                brush.g().setFill(brush.palette().surface());
                brush.g().fillRect(area.getMaxX() - side, area.getMinY(), side, side);
                brush.hatch(new Rectangle2D(area.getMaxX() - side, area.getMinY(), side, side));
            }
        } else if (!cell.isEmpty()) {
            brush.write(fitting(area, "—"), x, y, brush.text(), brush.palette().fadedInk(), TextAlignment.CENTER);
        }
    }

    /** A word on a hatch needs a plain ground of its own. */
    private void plate(String word, double x, double y) {
        if (word.isEmpty()) {
            return;
        }
        double half = brush.width(word, brush.text()) / 2 + 4;
        brush.g().setFill(brush.palette().surface());
        brush.g().fillRoundRect(x - half, y - 9, 2 * half, 18, 6, 6);
        brush.write(word, x, y, brush.text(), brush.palette().warning(), TextAlignment.CENTER);
    }

    private void number(MapData data, CellValues cell, Rectangle2D area, Color ground) {
        List<String> candidates = new ArrayList<>();
        for (int digits : DIGITS) {
            candidates.add(data.measure().format(words, cell.median(), digits));
        }
        brush.write(fitting(area, candidates.toArray(String[]::new)), area.getMinX() + area.getWidth() / 2, area.getMinY() + area.getHeight() / 2,
                brush.text(), Brush.inkOn(ground), TextAlignment.CENTER);
    }

    /** The first text that fits; empty if none does. */
    private String fitting(Rectangle2D area, String... candidates) {
        for (String candidate : candidates) {
            if (area.getHeight() >= Brush.LINE && brush.width(candidate, brush.text()) <= area.getWidth() - PADDING) {
                return candidate;
            }
        }
        return "";
    }
}
