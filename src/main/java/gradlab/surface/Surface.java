package gradlab.surface;

import gradlab.catalogue.Named;
import gradlab.catalogue.Place;
import gradlab.catalogue.Range;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A height over the plane on which optimizers can be watched without a network. To add one, add a record here with its
 * exact gradient.
 */
public sealed interface Surface {

    double value(double x, double y);

    /** Writes ∂f/∂x and ∂f/∂y to the two places of {@code gradient}. */
    void gradient(double x, double y, double[] gradient);

    /** The places of the least height; empty where they are not known. */
    List<Point> minima();

    /** Where races on this surface usually start. */
    Point start();

    /** The least height, where it is known. */
    default OptionalDouble least() {
        return minima().stream().mapToDouble(place -> value(place.x(), place.y())).min();
    }

    /**
     * A bowl with two curvatures: ½(u² + κv²), where the axes u and v are turned by {@code angle} degrees. κ is its
     * condition number. Turned by 45°, so that methods which treat the coordinates apart have no advantage.
     */
    @Named(en = "bowl", ru = "чаша")
    record Bowl(
            @Named(en = "kappa", ru = "каппа", also = "κ") @Range(min = 1, max = 1e6, log = true) double kappa,
            @Named(en = "angle", ru = "угол") @Range(min = -90, max = 90) double angle) implements Surface {
        public Bowl() {
            this(100, 45);
        }

        @Override
        public double value(double x, double y) {
            double u = cos() * x + sin() * y;
            double v = cos() * y - sin() * x;
            return 0.5 * (u * u + kappa * v * v);
        }

        @Override
        public void gradient(double x, double y, double[] gradient) {
            double u = cos() * x + sin() * y;
            double v = cos() * y - sin() * x;
            gradient[0] = cos() * u - kappa * sin() * v;
            gradient[1] = sin() * u + kappa * cos() * v;
        }

        @Override
        public List<Point> minima() {
            return List.of(new Point(0, 0));
        }

        @Override
        public Point start() {
            return new Point(1, 0.3);
        }

        private double cos() {
            return StrictMath.cos(angle * StrictMath.PI / 180);
        }

        private double sin() {
            return StrictMath.sin(angle * StrictMath.PI / 180);
        }
    }

    /** x² − y² + y⁴/4: at the origin a saddle with gradient 0, at (0, ±√2) the two minima. */
    @Named(en = "saddle", ru = "седло")
    record Saddle() implements Surface {
        @Override
        public double value(double x, double y) {
            return x * x - y * y + y * y * y * y / 4;
        }

        @Override
        public void gradient(double x, double y, double[] gradient) {
            gradient[0] = 2 * x;
            gradient[1] = y * y * y - 2 * y;
        }

        @Override
        public List<Point> minima() {
            return List.of(new Point(0, Math.sqrt(2)), new Point(0, -Math.sqrt(2)));
        }

        @Override
        public Point start() {
            return new Point(1, 1e-6);
        }
    }

    /** A bent narrow valley with an almost flat floor: (1 − x)² + 100(y − x²)² (Rosenbrock 1960). */
    @Named(en = "rosenbrock", ru = "Розенброк")
    record Rosenbrock() implements Surface {
        @Override
        public double value(double x, double y) {
            double off = y - x * x;
            return (1 - x) * (1 - x) + 100 * off * off;
        }

        @Override
        public void gradient(double x, double y, double[] gradient) {
            double off = y - x * x;
            gradient[0] = -2 * (1 - x) - 400 * x * off;
            gradient[1] = 200 * off;
        }

        @Override
        public List<Point> minima() {
            return List.of(new Point(1, 1));
        }

        @Override
        public Point start() {
            return new Point(-1.2, 1);
        }
    }

    /** Flat far out and steep at its corners: (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)² (Beale 1958). */
    @Named(en = "beale", ru = "Била")
    record Beale() implements Surface {
        @Override
        public double value(double x, double y) {
            double a = 1.5 - x + x * y;
            double b = 2.25 - x + x * y * y;
            double c = 2.625 - x + x * y * y * y;
            return a * a + b * b + c * c;
        }

        @Override
        public void gradient(double x, double y, double[] gradient) {
            double a = 1.5 - x + x * y;
            double b = 2.25 - x + x * y * y;
            double c = 2.625 - x + x * y * y * y;
            gradient[0] = 2 * (a * (y - 1) + b * (y * y - 1) + c * (y * y * y - 1));
            gradient[1] = 2 * x * (a + 2 * b * y + 3 * c * y * y);
        }

        @Override
        public List<Point> minima() {
            return List.of(new Point(3, 0.5));
        }

        @Override
        public Point start() {
            return new Point(1, 1);
        }
    }

    /** x⁴/4 − x²/2 + x/5 + y²/2: a shallow minimum near x = 0.88 on the way to the deep one near x = −1.09. */
    @Named(en = "double-well", ru = "две-ямы")
    record DoubleWell() implements Surface {
        private static final double TILT = 0.2;
        private static final int NEWTON_STEPS = 20;

        @Override
        public double value(double x, double y) {
            return x * x * x * x / 4 - x * x / 2 + TILT * x + y * y / 2;
        }

        @Override
        public void gradient(double x, double y, double[] gradient) {
            gradient[0] = x * x * x - x + TILT;
            gradient[1] = y;
        }

        @Override
        public List<Point> minima() {
            return List.of(new Point(stationary(-1), 0));
        }

        @Override
        public Point start() {
            return new Point(2, 0.5);
        }

        /** The place near {@code x} where the slope along x is 0, by Newton's method. */
        static double stationary(double x) {
            double at = x;
            for (int i = 0; i < NEWTON_STEPS; i++) {
                at -= (at * at * at - at + TILT) / (3 * at * at - 1);
            }
            return at;
        }
    }

    /** Any height that can be written as a formula of x and y. */
    @Named(en = "formula", ru = "формула")
    record Formula(
            @Named(en = "height", ru = "высота") PlaneFormula height) implements Surface {
        public Formula() {
            this(PlaneFormula.parse("x^2 + 3*y^2", new Place("formula", 1, 1)));
        }

        @Override
        public double value(double x, double y) {
            return height.value(x, y);
        }

        @Override
        public void gradient(double x, double y, double[] gradient) {
            height.gradient(x, y, gradient);
        }

        @Override
        public List<Point> minima() {
            return List.of();
        }

        @Override
        public Point start() {
            return new Point(1, 1);
        }
    }
}
