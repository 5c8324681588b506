package gradlab.ui.sweep;

import gradlab.ui.Words;
import gradlab.ui.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;

/** Draws a sweep on a canvas, as a map or, with one axis, as a line with a band. */
final class MapPicture {

    private static final double TITLE = 46;

    private final Words words;
    private final String family;

    MapPicture(Words words, String family) {
        this.words = words;
        this.family = family;
    }

    /** Where the cells stand, in the order of the plan. */
    record Layout(List<Rectangle2D> cells) {

        static final Layout EMPTY = new Layout(List.of());

        /** The cell, from 0, at a place. */
        OptionalInt at(double x, double y) {
            for (int cell = 0; cell < cells.size(); cell++) {
                if (cells.get(cell).contains(x, y)) {
                    return OptionalInt.of(cell);
                }
            }
            return OptionalInt.empty();
        }
    }

    /** Draws everything anew; {@code focus} is the cell with the keyboard's mark. */
    Layout draw(GraphicsContext g, Palette palette, MapData data, double width, double height, OptionalInt focus) {
        g.clearRect(0, 0, width, height);
        return inside(g, palette, data, new Rectangle2D(0, 0, Math.max(0, width), Math.max(0, height)), focus);
    }

    /** The same with a title and a ground of its own, for a file. */
    void drawTitled(GraphicsContext g, Palette palette, MapData data, double width, double height) {
        g.setFill(palette.surface());
        g.fillRect(0, 0, width, height);
        Brush brush = new Brush(g, palette, family);
        double edge = 16;
        brush.write(data.measure().title(words, data.layer()), edge, edge + 8, brush.bold(), palette.ink(), javafx.scene.text.TextAlignment.LEFT);
        brush.write(caption(data), edge, edge + 26, brush.caption(), palette.fadedInk(), javafx.scene.text.TextAlignment.LEFT);
        g.save();
        g.translate(edge, TITLE + edge / 2);
        inside(g, palette, data, new Rectangle2D(0, 0, width - 2 * edge, height - TITLE - 1.5 * edge), OptionalInt.empty());
        g.restore();
    }

    private String caption(MapData data) {
        List<String> parts = new ArrayList<>();
        parts.add(data.isLine() ? data.columnAxis() : data.rowAxis() + " × " + data.columnAxis());
        parts.add(words.get("sweep.caption", words.whole(data.steps()), data.plan().seeds()));
        if (data.measure().kind() == Measure.Kind.LOSS) {
            parts.add(words.get("sweep.log"));
        }
        return String.join(" · ", parts);
    }

    private Layout inside(GraphicsContext g, Palette palette, MapData data, Rectangle2D room, OptionalInt focus) {
        Brush brush = new Brush(g, palette, family);
        List<Rectangle2D> cells = data.isLine() ? new LinePainter(brush, words).draw(data, room) : new GridPainter(brush, words).draw(data, room);
        focus.ifPresent(cell -> mark(brush, cells.get(cell)));
        return new Layout(cells);
    }

    private static void mark(Brush brush, Rectangle2D cell) {
        brush.g().setLineDashes();
        brush.g().setStroke(brush.palette().surface());
        brush.g().setLineWidth(5);
        brush.g().strokeRect(cell.getMinX() + 2, cell.getMinY() + 2, cell.getWidth() - 4, cell.getHeight() - 4);
        brush.g().setStroke(brush.palette().accent());
        brush.g().setLineWidth(2.5);
        brush.g().strokeRect(cell.getMinX() + 1.5, cell.getMinY() + 1.5, cell.getWidth() - 3, cell.getHeight() - 3);
    }
}
