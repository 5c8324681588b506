package gradlab.data;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.math.Rng;
import java.util.ArrayList;
import java.util.List;

/**
 * Pictures of digits as if written by hand, ten classes in turn: the strokes of {@link Strokes}, bent, stretched, leaning
 * and turned a little differently every time, drawn with a pen of varying thickness. Pixels are 0..1 (ink is 1), row by
 * row. {@code noise} is the standard deviation of every pixel (cut to 0..1), {@code shift} that of the position in sides
 * of the picture, {@code rotation} that of the turn in degrees, {@code slant} that of the lean (1 = 45°).
 */
@Named(en = "digits", ru = "цифры")
public record Digits(
        @Named(en = "n", ru = "n", also = "примеров") @Range(min = 2, max = 10_000) int n,
        @Named(en = "size", ru = "размер") @Range(min = 8, max = 28) int size,
        @Named(en = "noise", ru = "шум") @Range(min = 0, max = 1) double noise,
        @Named(en = "shift", ru = "сдвиг") @Range(min = 0, max = 0.3) double shift,
        @Named(en = "rotation", ru = "поворот") @Range(min = 0, max = 45) double rotation,
        @Named(en = "slant", ru = "наклон") @Range(min = 0, max = 1) double slant,
        @Named(en = "scale", ru = "масштаб") @Range(min = 1e-6, max = 1e6, log = true) double scale) implements DataSource {
    private static final int CLASSES = 10;

    public Digits() {
        this(1500, 12, 0.05, 0.03, 6, 0.15, 1);
    }

    @Override
    public DataSet load(Rng rng) {
        List<List<List<double[]>>> strokes = new ArrayList<>();
        for (int digit = 0; digit < CLASSES; digit++) {
            List<List<double[]>> ways = new ArrayList<>();
            for (int way = 0; way < Strokes.ways(digit); way++) {
                ways.add(Strokes.of(digit, way));
            }
            strokes.add(ways);
        }
        int pixels = size * size;
        double[] x = new double[n * pixels];
        double[] labels = new double[n];
        for (int i = 0; i < n; i++) {
            int digit = i % CLASSES;
            labels[i] = digit;
            Hand hand = new Hand(this, rng);
            for (double[] stroke : strokes.get(digit).get(rng.nextInt(Strokes.ways(digit)))) {
                hand.draw(stroke, x, i * pixels, size);
            }
            for (int p = i * pixels; noise > 0 && p < (i + 1) * pixels; p++) {
                x[p] = Math.clamp(x[p] + noise * rng.nextGaussian(), 0, 1);
            }
        }
        Synthetic.multiply(x, scale);
        return DataSet.ofClasses(pixels, x, labels, pixelNames(), Synthetic.numbered("", CLASSES, 0), List.of());
    }

    private List<String> pixelNames() {
        List<String> names = new ArrayList<>();
        for (int row = 1; row <= size; row++) {
            for (int column = 1; column <= size; column++) {
                names.add("r" + row + "c" + column);
            }
        }
        return names;
    }

    /** The chance of one picture: where each point of a stroke comes to lie, and how thick the pen is. */
    private static final class Hand {
        private static final double BEND = 0.03;
        private static final double PEN = 0.05;

        private final double[] bends = new double[8];
        private final double width;
        private final double height;
        private final double waist;
        private final double lean;
        private final double cos;
        private final double sin;
        private final double right;
        private final double down;
        private final double pen;

        Hand(Digits source, Rng rng) {
            for (int i = 0; i < bends.length; i += 2) {
                bends[i] = BEND * rng.nextGaussian();
                bends[i + 1] = rng.uniform(0, 2 * StrictMath.PI);
            }
            width = rng.uniform(0.62, 1.12);
            height = rng.uniform(0.74, 1.02);
            waist = 0.06 * rng.nextGaussian();
            lean = source.slant * rng.nextGaussian();
            double turn = source.rotation * rng.nextGaussian() * StrictMath.PI / 180;
            cos = StrictMath.cos(turn);
            sin = StrictMath.sin(turn);
            right = source.shift * rng.nextGaussian();
            down = source.shift * rng.nextGaussian();
            pen = PEN * rng.uniform(0.75, 1.35);
        }

        void draw(double[] stroke, double[] picture, int at, int size) {
            double[] placed = new double[stroke.length];
            for (int i = 0; i < stroke.length; i += 2) {
                place(stroke[i] - 0.5, stroke[i + 1] - 0.5, placed, i, size);
            }
            for (int i = 0; i + 3 < placed.length; i += 2) {
                ink(placed, i, picture, at, size);
            }
        }

        /** From the box around its middle to pixels: bend, stretch, lean, turn, shift. */
        private void place(double x, double y, double[] placed, int at, int size) {
            double bentX = x + bends[0] * wave(1, y, bends[1]) + bends[2] * wave(2, y, bends[3]);
            double bentY = y + bends[4] * wave(1, x, bends[5]) + bends[6] * wave(2, x, bends[7]) + waist * (0.25 - y * y) * 4;
            double tall = height * bentY;
            double wide = width * bentX - lean * tall;
            placed[at] = (0.5 + cos * wide - sin * tall + right) * size;
            placed[at + 1] = (0.5 + sin * wide + cos * tall + down) * size;
        }

        private static double wave(int turns, double along, double phase) {
            return StrictMath.sin(turns * StrictMath.PI * along * 1.5 + phase);
        }

        /** Darkens the pixels whose centres lie within the pen of a piece of the stroke, its edge one pixel soft. */
        private void ink(double[] p, int i, double[] picture, int at, int size) {
            double reach = pen * size + 0.5;
            int left = clamped(Math.min(p[i], p[i + 2]) - reach, size);
            int rightmost = clamped(Math.max(p[i], p[i + 2]) + reach, size);
            int top = clamped(Math.min(p[i + 1], p[i + 3]) - reach, size);
            int bottom = clamped(Math.max(p[i + 1], p[i + 3]) + reach, size);
            for (int row = top; row <= bottom; row++) {
                for (int column = left; column <= rightmost; column++) {
                    double dark = Math.clamp(reach - distance(column + 0.5, row + 0.5, p, i), 0, 1);
                    int pixel = at + row * size + column;
                    picture[pixel] = Math.max(picture[pixel], dark);
                }
            }
        }

        private static int clamped(double pixel, int size) {
            return (int) Math.clamp(Math.floor(pixel), 0, size - 1.0);
        }

        private static double distance(double x, double y, double[] p, int i) {
            double dx = p[i + 2] - p[i];
            double dy = p[i + 3] - p[i + 1];
            double length = dx * dx + dy * dy;
            double along = length == 0 ? 0 : Math.clamp(((x - p[i]) * dx + (y - p[i + 1]) * dy) / length, 0, 1);
            double offX = x - p[i] - along * dx;
            double offY = y - p[i + 1] - along * dy;
            return Math.sqrt(offX * offX + offY * offY);
        }
    }
}
