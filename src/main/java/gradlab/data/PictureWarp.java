package gradlab.data;

import gradlab.math.Rng;
import java.util.Arrays;

/**
 * Shifts and turns pictures by looking up, for every new pixel, the four old ones around the place it comes from. What
 * comes from outside is as dark as the darkest pixel of the training part: the paper. Works on pixels before scaling.
 */
final class PictureWarp implements Augmentation.Rule {

    private final Augmentation.Images how;
    private final ImageShape shape;
    private final Scaling.Fitted scaling;
    private final double[] old;
    private final double low;
    private final double high;

    PictureWarp(Augmentation.Images how, ImageShape shape, DataSet training, Scaling.Fitted scaling) {
        this.how = how;
        this.shape = shape;
        this.scaling = scaling;
        this.old = new double[shape.pixels()];
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < training.rows(); row++) {
            System.arraycopy(training.inputs(), row * shape.pixels(), old, 0, shape.pixels());
            scaling.undo(old, 1);
            least = Math.min(least, Arrays.stream(old).min().orElse(least));
            greatest = Math.max(greatest, Arrays.stream(old).max().orElse(greatest));
        }
        low = least;
        high = greatest;
    }

    @Override
    public void change(double[] x, int rows, Rng rng) {
        scaling.undo(x, rows);
        for (int row = 0; row < rows; row++) {
            warp(x, row * shape.pixels(), rng);
        }
        scaling.apply(x, rows);
    }

    private void warp(double[] x, int at, Rng rng) {
        double turn = how.rotation() * rng.nextGaussian() * StrictMath.PI / 180;
        double cos = StrictMath.cos(turn);
        double sin = StrictMath.sin(turn);
        double right = how.shift() * rng.nextGaussian() * shape.columns();
        double down = how.shift() * rng.nextGaussian() * shape.rows();
        double middleX = (shape.columns() - 1) / 2.0;
        double middleY = (shape.rows() - 1) / 2.0;
        System.arraycopy(x, at, old, 0, shape.pixels());
        for (int row = 0; row < shape.rows(); row++) {
            for (int column = 0; column < shape.columns(); column++) {
                double offX = column - middleX - right;
                double offY = row - middleY - down;
                double pixel = between(middleX + cos * offX + sin * offY, middleY - sin * offX + cos * offY);
                x[at + row * shape.columns() + column] = pixel;
            }
        }
        if (how.noise() > 0) {
            double deviation = how.noise() * (high - low);
            for (int i = at; i < at + shape.pixels(); i++) {
                x[i] = Math.clamp(x[i] + deviation * rng.nextGaussian(), low, high);
            }
        }
    }

    /** The old picture between its pixels, bilinear. */
    private double between(double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double alongX = x - left;
        double alongY = y - top;
        return (1 - alongY) * ((1 - alongX) * pixel(left, top) + alongX * pixel(left + 1, top))
                + alongY * ((1 - alongX) * pixel(left, top + 1) + alongX * pixel(left + 1, top + 1));
    }

    private double pixel(int column, int row) {
        boolean inside = column >= 0 && row >= 0 && column < shape.columns() && row < shape.rows();
        return inside ? old[row * shape.columns() + column] : low;
    }
}
