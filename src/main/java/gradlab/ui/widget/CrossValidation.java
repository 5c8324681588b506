package gradlab.ui.widget;

import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.ui.theme.Palette;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * Cross-validation: the examples in k parts, one row per training, in which another part is left out to check. What each of
 * the trainings has reached on its part stands beside it.
 */
final class CrossValidation extends Board {

    private static final int MOST = 20;
    private static final double NEAR = 9;

    private final Draggable folds;
    private final Later<Map<Integer, double[]>> scores;
    private final Sketch bars;
    private int row;
    private boolean dragging;

    CrossValidation(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        folds = handle("k", 5, 2, 10, 1);
        bars = sketch("bars", 230, this::paint);
        bars.setOnMouseMoved(event -> point(event.getY()));
        bars.setOnMousePressed(event -> {
            bars.requestFocus();
            dragging = Math.abs(event.getX() - edge()) < NEAR;
            point(event.getY());
        });
        bars.setOnMouseDragged(this::drag);
        bars.setOnKeyPressed(this::press);
        getChildren().addAll(bars, numbers(), slider(folds, "k", "k"));
        int least = (int) Math.max(2, folds.least());
        int greatest = (int) Math.clamp(folds.greatest(), least, MOST);
        scores = Later.of(page, () -> scores(least, greatest));
        follow(scores.property());
        start();
    }

    private static Map<Integer, double[]> scores(int least, int greatest) {
        Folds folds = new Folds();
        Map<Integer, double[]> scores = new HashMap<>();
        for (int k = least; k <= greatest; k++) {
            scores.put(k, folds.scores(k));
        }
        return scores;
    }

    private int count() {
        return Math.clamp(Math.round(folds.value()), 2, MOST);
    }

    private Optional<double[]> now() {
        return scores.get().map(all -> all.get(count()));
    }

    private int row() {
        return Math.min(row, count() - 1);
    }

    @Override
    String sentence() {
        int k = count();
        int check = Folds.size(k, row());
        String first = word("numbers", k, Folds.EXAMPLES);
        String here = word("row", row() + 1, check, Folds.EXAMPLES - check);
        return first + "\n" + now().map(all -> here + " " + word("score", words().percent(all[row()])) + "\n" + mean(all))
                .orElse(here + "\n" + words().get("widget.computing"));
    }

    private String mean(double[] all) {
        double sum = 0;
        double squares = 0;
        for (double score : all) {
            sum += score;
            squares += score * score;
        }
        double mean = sum / all.length;
        double deviation = Math.sqrt(Math.max(0, squares - sum * mean) / (all.length - 1));
        return word("mean", words().percent(mean), words().percent(deviation));
    }

    /** Right and left change the number of parts, down and up the row. */
    private void press(KeyEvent key) {
        if (key.getCode() == KeyCode.UP || key.getCode() == KeyCode.DOWN) {
            row = Math.clamp(row() + (key.getCode() == KeyCode.DOWN ? 1 : -1), 0, count() - 1);
            refresh();
            key.consume();
        } else {
            folds.press(key, false);
        }
    }

    private void point(double y) {
        row = Math.clamp((int) ((y - top()) / slot()), 0, count() - 1);
        refresh();
    }

    /** Taken at the end of the first part, it becomes wider or narrower. */
    private void drag(MouseEvent event) {
        if (dragging && event.getX() > 0) {
            folds.set(wide() / event.getX());
        } else {
            point(event.getY());
        }
        event.consume();
    }

    private double top() {
        return 20 * bars.zoom();
    }

    private double slot() {
        return (bars.height() - top() - 2) / count();
    }

    /** How wide a row is, without the place for its score. */
    private double wide() {
        bars.plainText();
        return Math.max(40, bars.width() - bars.widthOf("100,0 %") - 12);
    }

    private double edge() {
        return wide() / count();
    }

    private void paint(Sketch drawing) {
        Palette palette = drawing.palette();
        int k = count();
        double part = edge();
        double slot = slot();
        double thick = Math.min(0.72 * slot, 22 * drawing.zoom());
        for (int i = 0; i < k; i++) {
            double y = top() + (i + 0.5) * slot;
            for (int j = 0; j < k; j++) {
                boolean check = i == j;
                drawing.pen().setFill(check ? palette.negative() : palette.positive().interpolate(palette.surface(), i == row() ? 0.35 : 0.65));
                drawing.pen().fillRect(j * part + 1, y - thick / 2, part - 2, thick);
            }
            if (i == row()) {
                drawing.pen().setStroke(palette.accent());
                drawing.pen().setLineWidth(2);
                drawing.pen().strokeRect(1, y - thick / 2 - 1, wide() - 2, thick + 2);
            }
            int training = i;
            drawing.label(now().map(all -> words().percent(all[training])).orElse("…"), drawing.width() - 1, y, TextAlignment.RIGHT, VPos.CENTER,
                    i == row() ? palette.ink() : palette.fadedInk());
        }
        Draw.grip(drawing, part, top() + 0.5 * slot, palette.accent());
        double middle = 9 * drawing.zoom();
        double next = legend(drawing, 1, middle, palette.negative(), word("check"));
        double end = legend(drawing, next, middle, palette.positive().interpolate(palette.surface(), 0.35), word("training"));
        if (end + drawing.widthOf(word("right")) < drawing.width()) {
            drawing.label(word("right"), drawing.width() - 1, middle, TextAlignment.RIGHT, VPos.CENTER, palette.fadedInk());
        }
    }

    private static double legend(Sketch drawing, double x, double y, Color colour, String text) {
        double side = 9 * drawing.zoom();
        drawing.pen().setFill(colour);
        drawing.pen().fillRect(x, y - side / 2, side, side);
        drawing.label(text, x + side + 4, y, TextAlignment.LEFT, VPos.CENTER, drawing.palette().fadedInk());
        return x + side + 12 + drawing.widthOf(text);
    }
}
