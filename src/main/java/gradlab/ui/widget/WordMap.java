package gradlab.ui.widget;

import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.math.Likeness;
import gradlab.ui.theme.Palette;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.BoundingBox;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;
import javafx.scene.text.TextAlignment;

/** Words placed on the plane by hand, alike ones in like directions; one can be dragged, its nearest by cosine are named. */
final class WordMap extends Board {

    private static final double[][] PLACES = {
        {0.42, 0.30}, {0.66, 0.36}, {0.84, 0.26}, {0.70, 0.70}, {0.26, 0.46},
        {-0.40, 0.30}, {-0.66, 0.46}, {-0.80, 0.76}, {-0.34, 0.84}, {-0.26, 0.52},
        {-0.50, -0.24}, {-0.76, -0.42}, {-0.32, -0.50}, {-0.60, -0.76}, {-0.86, -0.16},
        {0.44, -0.32}, {0.72, -0.50}, {0.80, -0.80}, {0.30, -0.62}, {0.82, -0.24}};
    private static final int NEAREST = 3;
    private static final int GROUP = 5;
    private static final double STRIDE = 0.04;
    private static final double NEAR = 26;

    private final double[][] places = new double[PLACES.length][];
    private final Sketch sketch;
    private int held;

    WordMap(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        putBack();
        sketch = sketch("map", (width, zoom) -> Math.clamp(0.9 * width, 250, 330) * Math.sqrt(zoom), this::paint);
        sketch.setCursor(Cursor.HAND);
        sketch.setOnMousePressed(this::take);
        sketch.setOnMouseDragged(this::drag);
        sketch.setOnKeyPressed(this::press);
        getChildren().addAll(sketch, Buttons.row(Buttons.of(page, "next-" + id, "widget.word-map.next", this::next),
                Buttons.of(page, "back-" + id, "widget.word-map.back", () -> {
                    putBack();
                    refresh();
                })), numbers());
        start();
    }

    private void putBack() {
        for (int i = 0; i < PLACES.length; i++) {
            places[i] = PLACES[i].clone();
        }
    }

    private void next() {
        held = (held + 1) % places.length;
        refresh();
    }

    private String name(int index) {
        return word("words").split(";")[index].strip();
    }

    private double cosine(int a, int b) {
        return Likeness.cosine(places[a], places[b]);
    }

    /** All other words, the most alike first; those without a direction last. */
    private List<Integer> others() {
        return IntStream.range(0, places.length).filter(i -> i != held).boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> Double.isNaN(cosine(held, i)) ? 2 : -cosine(held, i))).toList();
    }

    @Override
    String sentence() {
        List<Integer> others = others();
        if (Double.isNaN(cosine(held, others.getFirst()))) {
            return word("nowhere", name(held));
        }
        int first = others.get(0);
        int second = others.get(1);
        int last = others.getLast();
        return word("numbers", name(held), name(first), Draggable.fixed(words(), cosine(held, first), 3), name(second),
                Draggable.fixed(words(), cosine(held, second), 3), name(last), Draggable.fixed(words(), cosine(held, last), 3));
    }

    private Axes axes() {
        double width = Math.max(20, sketch.width() - 8);
        double height = Math.max(20, sketch.height() - 8);
        double unit = Math.min(width, height) / 2;
        return new Axes(4, 4, width, height, -width / 2 / unit, width / 2 / unit, -height / 2 / unit, height / 2 / unit);
    }

    private void take(MouseEvent event) {
        sketch.requestFocus();
        Axes axes = axes();
        double least = NEAR;
        for (int i = 0; i < places.length; i++) {
            double away = Math.hypot(axes.x(places[i][0]) - event.getX(), axes.y(places[i][1]) - event.getY());
            if (away < least) {
                least = away;
                held = i;
            }
        }
        refresh();
        event.consume();
    }

    private void drag(MouseEvent event) {
        Axes axes = axes();
        put(axes.numberAtX(event.getX()), axes.numberAtY(event.getY()));
        event.consume();
    }

    private void put(double x, double y) {
        places[held] = new double[] {Math.clamp(x, -0.97, 0.97), Math.clamp(y, -0.97, 0.97)};
        refresh();
    }

    /** Arrow keys move the word, the space bar takes the next one. */
    private void press(KeyEvent key) {
        double stride = key.isShiftDown() ? 5 * STRIDE : STRIDE;
        double[] at = places[held];
        switch (key.getCode()) {
            case RIGHT -> put(at[0] + stride, at[1]);
            case LEFT -> put(at[0] - stride, at[1]);
            case UP -> put(at[0], at[1] + stride);
            case DOWN -> put(at[0], at[1] - stride);
            case SPACE, ENTER -> next();
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void paint(Sketch drawing) {
        Palette palette = drawing.palette();
        Axes axes = axes();
        Draw.line(drawing, axes.left(), axes.y(0), axes.left() + axes.width(), axes.y(0), palette.line(), 1);
        Draw.line(drawing, axes.x(0), axes.top(), axes.x(0), axes.bottom(), palette.line(), 1);
        List<Integer> others = others();
        angle(axes, others.getFirst(), palette);
        for (int rank = NEAREST - 1; rank >= 0; rank--) {
            int near = others.get(rank);
            Draw.arrow(drawing, axes.x(0), axes.y(0), axes.x(places[near][0]), axes.y(places[near][1]),
                    palette.fadedInk().deriveColor(0, 1, 1, rank == 0 ? 0.9 : 0.35), rank == 0 ? 2 : 1);
        }
        Draw.arrow(drawing, axes.x(0), axes.y(0), axes.x(places[held][0]), axes.y(places[held][1]), palette.accent(), 2.5);
        List<Integer> order = new ArrayList<>(List.of(held));
        order.addAll(others);
        List<BoundingBox> taken = new ArrayList<>();
        for (int i : order) {
            boolean near = i == held || others.indexOf(i) < NEAREST;
            word(axes, i, near, taken);
        }
    }

    /** The angle whose cosine is named. */
    private void angle(Axes axes, int nearest, Palette palette) {
        double from = Math.toDegrees(Math.atan2(axes.y(0) - axes.y(places[held][1]), axes.x(places[held][0]) - axes.x(0)));
        double to = Math.toDegrees(Math.atan2(axes.y(0) - axes.y(places[nearest][1]), axes.x(places[nearest][0]) - axes.x(0)));
        double turn = (to - from + 540) % 360 - 180;
        double radius = 34;
        sketch.pen().setFill(palette.accent().deriveColor(0, 1, 1, 0.22));
        sketch.pen().fillArc(axes.x(0) - radius, axes.y(0) - radius, 2 * radius, 2 * radius, from, turn, ArcType.ROUND);
    }

    /** A word beside its dot; where another word stands already, the dot alone. */
    private void word(Axes axes, int i, boolean near, List<BoundingBox> taken) {
        Palette palette = sketch.palette();
        double x = axes.x(places[i][0]);
        double y = axes.y(places[i][1]);
        Color colour = i == held ? palette.accent() : palette.series(i / GROUP);
        Draw.dot(sketch, x, y, i == held ? 6 : 4, colour);
        if (near) {
            sketch.boldText(1);
        } else {
            sketch.plainText();
        }
        String text = name(i);
        double wide = sketch.widthOf(text);
        double tall = sketch.pen().getFont().getSize();
        for (double[] corner : new double[][] {{-wide / 2, -8 - tall}, {-wide / 2, 8}, {9, -tall / 2}, {-9 - wide, -tall / 2}, {-wide / 2, -8 - 2 * tall}, {-wide / 2, 8 + tall}}) {
            double left = Math.clamp(x + corner[0], 1, Math.max(1, sketch.width() - wide - 1));
            double top = y + corner[1];
            BoundingBox box = new BoundingBox(left, top, wide, tall);
            if (top > 0 && top + tall < sketch.height() && taken.stream().noneMatch(box::intersects)) {
                taken.add(box);
                sketch.pen().setFill(palette.surface().deriveColor(0, 1, 1, near ? 0.75 : 0));
                sketch.pen().fillRect(left - 1, top, wide + 2, tall + 2);
                sketch.label(text, left, top, TextAlignment.LEFT, VPos.TOP, near ? palette.ink() : palette.fadedInk());
                break;
            }
        }
        sketch.plainText();
    }
}
