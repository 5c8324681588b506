package gradlab.data;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.math.Rng;
import java.nio.file.Path;

/**
 * Every source of examples the lab knows. To add one, write a record, here or in a file of its own, and name it below:
 * that order is the menu's. Points of the plane come with two features {@code x1, x2}; {@code scale} multiplies the
 * finished inputs.
 */
public sealed interface DataSource permits DataSource.Circles, DataSource.Moons, DataSource.Xor, DataSource.Spirals,
        DataSource.Blobs, Rings, Gauss, Sine, Teacher, Ridges, Subspace, RareFeature, RandomLabels, Sparse, Digits, TypedPoints,
        DataSource.CsvFile, DataSource.IdxFiles {

    /**
     * Draws or reads the examples. Equal generators give equal examples.
     *
     * @throws gradlab.catalogue.BadInput if a file cannot be used; says where and why
     */
    DataSet load(Rng rng);

    /** Two rings of radii 1 and 2 with normal noise on the radius. */
    @Named(en = "circles", ru = "окружности")
    record Circles(
            @Named(en = "n", ru = "n", also = "примеров") @Range(min = 2, max = 100_000) int n,
            @Named(en = "noise", ru = "шум") @Range(min = 0, max = 2) double noise,
            @Named(en = "scale", ru = "масштаб") @Range(min = 1e-6, max = 1e6, log = true) double scale) implements DataSource {
        public Circles() {
            this(200, 0.1, 1);
        }

        @Override
        public DataSet load(Rng rng) {
            return Synthetic.plane(n, scale, (i, x, at) -> {
                double radius = 1 + i % 2 + noise * rng.nextGaussian();
                double angle = rng.uniform(0, 2 * StrictMath.PI);
                x[at] = radius * StrictMath.cos(angle);
                x[at + 1] = radius * StrictMath.sin(angle);
            });
        }
    }

    /** Two interleaved half circles, centred on the origin, with normal noise on both coordinates. */
    @Named(en = "moons", ru = "луны")
    record Moons(
            @Named(en = "n", ru = "n", also = "примеров") @Range(min = 2, max = 100_000) int n,
            @Named(en = "noise", ru = "шум") @Range(min = 0, max = 2) double noise,
            @Named(en = "scale", ru = "масштаб") @Range(min = 1e-6, max = 1e6, log = true) double scale) implements DataSource {
        public Moons() {
            this(300, 0.1, 1);
        }

        @Override
        public DataSet load(Rng rng) {
            return Synthetic.plane(n, scale, (i, x, at) -> {
                double angle = rng.uniform(0, StrictMath.PI);
                double side = i % 2 == 0 ? 1 : -1;
                x[at] = side * (StrictMath.cos(angle) - 0.5) + noise * rng.nextGaussian();
                x[at + 1] = side * (StrictMath.sin(angle) - 0.25) + noise * rng.nextGaussian();
            });
        }
    }

    /** Four squares of the plane in chequered classes: the class is 1 where the signs of the coordinates differ. */
    @Named(en = "xor", ru = "искл-или")
    record Xor(
            @Named(en = "n", ru = "n", also = "примеров") @Range(min = 2, max = 100_000) int n,
            @Named(en = "noise", ru = "шум") @Range(min = 0, max = 2) double noise,
            @Named(en = "scale", ru = "масштаб") @Range(min = 1e-6, max = 1e6, log = true) double scale) implements DataSource {
        private static final double GAP = 0.1;

        public Xor() {
            this(300, 0.05, 1);
        }

        @Override
        public DataSet load(Rng rng) {
            return Synthetic.plane(n, scale, (i, x, at) -> {
                double side = rng.nextDouble() < 0.5 ? -1 : 1;
                double other = i % 2 == 0 ? side : -side;
                x[at] = side * rng.uniform(GAP, 1) + noise * rng.nextGaussian();
                x[at + 1] = other * rng.uniform(GAP, 1) + noise * rng.nextGaussian();
            });
        }
    }

    /** Two spiral arms of one and a half turns, from the centre to radius 1, with normal noise on both coordinates. */
    @Named(en = "spirals", ru = "спирали")
    record Spirals(
            @Named(en = "n", ru = "n", also = "примеров") @Range(min = 2, max = 100_000) int n,
            @Named(en = "noise", ru = "шум") @Range(min = 0, max = 2) double noise,
            @Named(en = "scale", ru = "масштаб") @Range(min = 1e-6, max = 1e6, log = true) double scale) implements DataSource {
        private static final double TURNS = 1.5;

        public Spirals() {
            this(300, 0.02, 1);
        }

        @Override
        public DataSet load(Rng rng) {
            return Synthetic.plane(n, scale, (i, x, at) -> {
                double along = StrictMath.sqrt(rng.uniform(0.01, 1));
                double angle = 2 * StrictMath.PI * TURNS * along + (i % 2) * StrictMath.PI;
                x[at] = along * StrictMath.cos(angle) + noise * rng.nextGaussian();
                x[at + 1] = along * StrictMath.sin(angle) + noise * rng.nextGaussian();
            });
        }
    }

    /**
     * One normal cloud per class. In the plane the centres stand evenly on a circle of radius 2; with more features
     * they are drawn from N(0, 2²).
     */
    @Named(en = "blobs", ru = "облака")
    record Blobs(
            @Named(en = "n", ru = "n", also = "примеров") @Range(min = 2, max = 100_000) int n,
            @Named(en = "classes", ru = "классов") @Range(min = 2, max = 50) int classes,
            @Named(en = "features", ru = "признаков") @Range(min = 1, max = 1000) int features,
            @Named(en = "noise", ru = "шум") @Range(min = 0, max = 10) double noise,
            @Named(en = "scale", ru = "масштаб") @Range(min = 1e-6, max = 1e6, log = true) double scale) implements DataSource {
        private static final double SPREAD = 2;

        public Blobs() {
            this(200, 3, 2, 0.6, 1);
        }

        @Override
        public DataSet load(Rng rng) {
            Synthetic.refuseTooMany(n, features);
            double[] centres = new double[classes * features];
            for (int c = 0; c < classes; c++) {
                for (int f = 0; f < features; f++) {
                    double angle = 2 * StrictMath.PI * c / classes;
                    double onCircle = f == 0 ? StrictMath.cos(angle) : StrictMath.sin(angle);
                    centres[c * features + f] = SPREAD * (features == 2 ? onCircle : rng.nextGaussian());
                }
            }
            double[] x = new double[n * features];
            double[] labels = new double[n];
            for (int i = 0; i < n; i++) {
                int label = i % classes;
                labels[i] = label;
                for (int f = 0; f < features; f++) {
                    x[i * features + f] = scale * (centres[label * features + f] + noise * rng.nextGaussian());
                }
            }
            return Synthetic.ofClasses(features, x, labels, classes);
        }
    }

    /** A CSV file with a header row; see {@link CsvData}. */
    @Named(en = "file", ru = "файл")
    record CsvFile(
            @Named(en = "file", ru = "файл") Path file,
            @Named(en = "target", ru = "ответ", also = "цель") String target,
            @Named(en = "task", ru = "задача") TaskChoice task) implements DataSource {
        public CsvFile() {
            this(Path.of(""), "", TaskChoice.AUTO);
        }

        @Override
        public DataSet load(Rng rng) {
            return CsvData.read(this);
        }
    }

    /** Images and labels in MNIST's format, plain or gzip; see {@link IdxData}. {@code limit} 0 reads all. */
    @Named(en = "idx", ru = "idx")
    record IdxFiles(
            @Named(en = "images", ru = "картинки", also = "изображения") Path images,
            @Named(en = "labels", ru = "метки") Path labels,
            @Named(en = "limit", ru = "предел", also = "не-больше") @Range(min = 0, max = 10_000_000) int limit) implements DataSource {
        public IdxFiles() {
            this(Path.of(""), Path.of(""), 0);
        }

        @Override
        public DataSet load(Rng rng) {
            return IdxData.read(this);
        }
    }

    /** How the target column of a table is understood: {@code AUTO} takes text for classes and numbers for regression. */
    enum TaskChoice {
        @Named(en = "auto", ru = "авто") AUTO,
        @Named(en = "classes", ru = "классы") CLASSES,
        @Named(en = "regression", ru = "регрессия") REGRESSION
    }

    /** True if the examples are read from files, so loading takes time and may fail. */
    default boolean readsFiles() {
        return this instanceof CsvFile || this instanceof IdxFiles;
    }
}
