package gradlab.ui.form;

import gradlab.catalogue.Catalogue.Entry;
import gradlab.catalogue.Catalogue.Parameter;
import gradlab.data.DataSet;
import gradlab.data.DataSource;
import gradlab.data.ImageShape;
import gradlab.data.Task;
import gradlab.experiment.Catalogues;
import gradlab.math.Rng;
import gradlab.ui.theme.Palette;
import java.util.Optional;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * A small picture of a data source: real examples of it. Points of the plane in the colours of their classes, a curve as
 * points, pictures as pictures, and everything else as the table it is: examples by features, the answer on the right.
 */
final class DataThumbnail extends Canvas {

    private static final double SIZE = 34;
    private static final double MARGIN = 2;
    private static final double POINT = 1.1;
    private static final double LARGE_POINT = 2.6;
    private static final int POINTS = 110;
    private static final int FEW_POINTS = 20;
    private static final int TABLE = 8;
    private static final int[] SHOWN_PICTURES = {2, 3, 5, 8};
    private static final long SEED = 7;

    private final DataSet examples;

    DataThumbnail(DataSource source) {
        super(SIZE, SIZE);
        examples = few(source).load(Rng.of(SEED, Rng.Stream.DATA));
    }

    /** No more examples than the picture can show: it is made while the window opens. */
    private static DataSource few(DataSource source) {
        Entry<DataSource> entry = Catalogues.DATA.entryOf(source);
        Optional<Parameter> n = entry.parameter("n");
        return n.filter(count -> (Integer) count.of(source) > POINTS).map(count -> entry.with(source, count, POINTS)).orElse(source);
    }

    void paint(Palette palette) {
        GraphicsContext pen = getGraphicsContext2D();
        pen.clearRect(0, 0, SIZE, SIZE);
        Optional<ImageShape> image = ImageShape.of(examples);
        if (image.isPresent()) {
            paintPictures(pen, palette, image.get());
        } else if (examples.features() == 2 || examples.features() == 1 && examples.targetColumns() == 1) {
            paintPoints(pen, palette);
        } else {
            paintTable(pen, palette);
        }
    }

    private void paintPoints(GraphicsContext pen, Palette palette) {
        int points = Math.min(POINTS, examples.rows());
        double[] low = {Double.MAX_VALUE, Double.MAX_VALUE};
        double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE};
        for (int i = 0; i < points; i++) {
            double[] place = {x(i), y(i)};
            for (int axis = 0; axis < 2; axis++) {
                low[axis] = Math.min(low[axis], place[axis]);
                high[axis] = Math.max(high[axis], place[axis]);
            }
        }
        double width = Math.max(1e-9, high[0] - low[0]);
        double height = Math.max(1e-9, high[1] - low[1]);
        boolean plane = examples.features() == 2;
        double radius = points <= FEW_POINTS ? LARGE_POINT : POINT;
        double room = SIZE - 2 * MARGIN - 2 * radius + 2 * POINT;
        // the plane keeps its proportions, a curve fills the picture
        double scaleX = room / (plane ? Math.max(width, height) : width);
        double scaleY = room / (plane ? Math.max(width, height) : height);
        for (int i = 0; i < points; i++) {
            pen.setFill(colour(palette, i));
            pen.fillOval(SIZE / 2 + scaleX * (x(i) - (low[0] + high[0]) / 2) - radius,
                    SIZE / 2 - scaleY * (y(i) - (low[1] + high[1]) / 2) - radius, 2 * radius, 2 * radius);
        }
    }

    private void paintPictures(GraphicsContext pen, Palette palette, ImageShape shape) {
        double side = (SIZE - 1) / 2;
        for (int i = 0; i < SHOWN_PICTURES.length; i++) {
            int from = SHOWN_PICTURES[i] % examples.rows() * examples.features();
            double left = i % 2 * (side + 1);
            double top = i / 2 * (side + 1);
            double width = side / shape.columns();
            double height = side / shape.rows();
            for (int p = 0; p < shape.pixels(); p++) {
                double ink = Math.clamp(examples.inputs()[from + p], 0, 1);
                if (ink > 0.1) {
                    pen.setFill(palette.surface().interpolate(palette.ink(), ink));
                    pen.fillRect(left + p % shape.columns() * width, top + p / shape.columns() * height, width, height);
                }
            }
        }
    }

    private void paintTable(GraphicsContext pen, Palette palette) {
        int rows = Math.min(TABLE, examples.rows());
        int columns = Math.min(TABLE, examples.features());
        double[] reach = new double[columns];
        for (int i = 0; i < rows * columns; i++) {
            reach[i % columns] = Math.max(reach[i % columns], Math.abs(x(i / columns, i % columns)));
        }
        double height = SIZE / rows;
        double width = SIZE / (columns + 1.5);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double value = reach[column] == 0 ? 0 : x(row, column) / reach[column];
                pen.setFill(palette.surface().interpolate(palette.ink(), 0.05 + 0.7 * Math.abs(value)));
                pen.fillRect(column * width, row * height, width - 0.5, height - 0.5);
            }
            pen.setFill(colour(palette, row));
            pen.fillRect(SIZE - width, row * height, width, height - 0.5);
        }
    }

    private Color colour(Palette palette, int row) {
        double target = examples.targets()[row * examples.targetColumns()];
        if (examples.task() == Task.REGRESSION) {
            return examples.features() == 1 ? palette.accent() : palette.diverging(Math.clamp(target, -1, 1));
        }
        if (examples.classes() == 2) {
            return target == 0 ? palette.negative() : palette.positive();
        }
        return palette.series((int) target);
    }

    private double x(int row, int feature) {
        return examples.inputs()[row * examples.features() + feature];
    }

    private double x(int row) {
        return x(row, 0);
    }

    private double y(int row) {
        return examples.features() == 1 ? examples.targets()[row] : x(row, 1);
    }
}
