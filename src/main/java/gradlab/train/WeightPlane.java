package gradlab.train;

import gradlab.math.Pca;
import gradlab.math.Rng;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;
import java.util.Locale;
import java.util.Optional;

/**
 * A plane through a place in the space of the weights: centre + a·first + b·second.
 *
 * @param replaced true if the second direction is a random one because the run had none of its own
 */
public record WeightPlane(double[] centre, double[] first, double[] second, boolean replaced) {

    private static final double PARALLEL = 1e-6;

    /** How the two directions are chosen. All are as long as the weights themselves, so that 1 is a way as long as these. */
    public enum Choice {
        /** Random ones, each unit's weights as long as that unit's own (Li et al. 2018). */
        RANDOM,
        /** The gradient of the step's batch and, across it, the last update. */
        GRADIENT,
        /** The two directions in which the way of the run so far reaches farthest from where it stands. */
        PATH;

        /** As it stands in text keys. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A place seen from the plane: its coordinates there, and how far it is beside the plane. */
    public record Shadow(double a, double b, double beside) {
    }

    /** The plane of a run at the end of its path. */
    public static WeightPlane of(WeightPath path, Choice choice, long seed) {
        double[] centre = path.last();
        NetworkShape shape = path.spec().network();
        Rng rng = Rng.of(seed, Rng.Stream.PROBES);
        double[] one = random(shape, centre, rng);
        double[] two = random(shape, centre, rng);
        return switch (choice) {
            case RANDOM -> new WeightPlane(centre, one, two, false);
            case GRADIENT -> spanned(centre, Optional.of(path.gradient()), path.update(), one, two);
            case PATH -> {
                double[][] main = mainDirections(path);
                yield spanned(centre, main.length > 0 ? Optional.of(main[0]) : Optional.empty(),
                        main.length > 1 ? Optional.of(main[1]) : Optional.empty(), one, two);
            }
        };
    }

    /** The point of the plane with these coordinates. */
    public void at(double a, double b, double[] into) {
        for (int i = 0; i < into.length; i++) {
            // exactly the centre in the middle
            into[i] = a == 0 && b == 0 ? centre[i] : centre[i] + (a * first[i] + b * second[i]);
        }
    }

    /** Where a place of the space casts its shadow onto the plane, as near as possible. */
    public Shadow shadow(double[] place) {
        double[] from = WeightPath.minus(place, centre);
        double ff = dot(first, first);
        double fs = dot(first, second);
        double ss = dot(second, second);
        double determinant = ff * ss - fs * fs;
        double pf = dot(from, first);
        double ps = dot(from, second);
        if (!(determinant > 0)) {
            return new Shadow(0, 0, Math.sqrt(dot(from, from)));
        }
        double a = (pf * ss - ps * fs) / determinant;
        double b = (ps * ff - pf * fs) / determinant;
        double beside = 0;
        for (int i = 0; i < from.length; i++) {
            double off = from[i] - a * first[i] - b * second[i];
            beside += off * off;
        }
        return new Shadow(a, b, Math.sqrt(beside));
    }

    private static WeightPlane spanned(double[] centre, Optional<double[]> first, Optional<double[]> second, double[] one, double[] two) {
        double length = Math.max(Math.sqrt(dot(centre, centre)), Double.MIN_NORMAL);
        double[] along = scaled(first.filter(direction -> dot(direction, direction) > 0 && Double.isFinite(dot(direction, direction))).orElse(one), length);
        Optional<double[]> across = second.map(direction -> across(direction, along))
                .filter(direction -> dot(direction, direction) > PARALLEL * PARALLEL * dot(second.get(), second.get()));
        return new WeightPlane(centre, along, scaled(across.orElseGet(() -> across(two, along)), length), across.isEmpty());
    }

    /** Both ways from where the run stands, so that the directions are those of the ways and not of the ways' spread. */
    private static double[][] mainDirections(WeightPath path) {
        int count = path.values().length - 1;
        if (count < 1) {
            return new double[0][];
        }
        double[][] ways = new double[2 * count][];
        for (int i = 0; i < count; i++) {
            ways[2 * i] = WeightPath.minus(path.values()[i], path.last());
            ways[2 * i + 1] = scaled(ways[2 * i], -1, 1);
        }
        double[][] main = Pca.of(ways, 2).components();
        for (int i = 0; i < main.length; i++) {
            // the sign of a component is arbitrary: the start lies on its positive side
            main[i] = dot(main[i], ways[0]) < 0 ? scaled(main[i], -1, 1) : main[i];
        }
        return main;
    }

    /** Every column of a weight matrix, the weights of one unit, is as long as the network's own; so is every other block. */
    private static double[] random(NetworkShape shape, double[] values, Rng rng) {
        double[] direction = new double[values.length];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = rng.nextGaussian();
        }
        for (Parameters.Block block : new Parameters(shape).blocks()) {
            boolean matrix = block.kind() == Parameters.Kind.WEIGHT;
            for (int unit = 0; unit < (matrix ? block.columns() : 1); unit++) {
                int stride = matrix ? block.columns() : 1;
                int from = block.offset() + unit;
                int count = matrix ? block.rows() : block.size();
                double drawn = length(direction, from, stride, count);
                double own = length(values, from, stride, count);
                for (int i = 0; i < count; i++) {
                    direction[from + i * stride] *= drawn == 0 ? 0 : own / drawn;
                }
            }
        }
        return direction;
    }

    private static double length(double[] a, int from, int stride, int count) {
        double squares = 0;
        for (int i = 0; i < count; i++) {
            squares += a[from + i * stride] * a[from + i * stride];
        }
        return Math.sqrt(squares);
    }

    private static double[] across(double[] direction, double[] along) {
        double share = dot(direction, along) / dot(along, along);
        double[] rest = new double[direction.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = direction[i] - share * along[i];
        }
        return rest;
    }

    private static double[] scaled(double[] direction, double length) {
        double own = Math.sqrt(dot(direction, direction));
        return own == 0 ? direction : scaled(direction, length, own);
    }

    private static double[] scaled(double[] direction, double times, double by) {
        double[] changed = new double[direction.length];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = direction[i] / by * times;
        }
        return changed;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
