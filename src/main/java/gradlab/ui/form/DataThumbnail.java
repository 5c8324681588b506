package gradlab.ui.form;

import gradlab.data.DataSet;
import gradlab.data.DataSource;
import gradlab.math.Rng;
import gradlab.ui.theme.Palette;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** A small picture of a data source: real examples of it, in the colours of their classes. */
final class DataThumbnail extends Canvas {

    private static final double SIZE = 34;
    private static final double MARGIN = 2;
    private static final double POINT = 1.1;
    private static final int POINTS = 110;
    private static final long SEED = 7;

    private final DataSet examples;

    DataThumbnail(DataSource source) {
        super(SIZE, SIZE);
        examples = source.load(Rng.of(SEED, Rng.Stream.DATA));
    }

    void paint(Palette palette) {
        GraphicsContext pen = getGraphicsContext2D();
        pen.clearRect(0, 0, SIZE, SIZE);
        double reach = 1e-9;
        int points = Math.min(POINTS, examples.rows());
        for (int i = 0; i < points; i++) {
            reach = Math.max(reach, Math.max(Math.abs(x(i)), Math.abs(y(i))));
        }
        double scale = (SIZE / 2 - MARGIN) / reach;
        for (int i = 0; i < points; i++) {
            pen.setFill(colour(palette, (int) examples.targets()[i * examples.targetColumns()]));
            pen.fillOval(SIZE / 2 + scale * x(i) - POINT, SIZE / 2 - scale * y(i) - POINT, 2 * POINT, 2 * POINT);
        }
    }

    private Color colour(Palette palette, int label) {
        if (examples.classes() == 2) {
            return label == 0 ? palette.negative() : palette.positive();
        }
        return palette.series(label);
    }

    private double x(int row) {
        return examples.inputs()[row * examples.features()];
    }

    private double y(int row) {
        return examples.features() < 2 ? 0 : examples.inputs()[row * examples.features() + 1];
    }
}
