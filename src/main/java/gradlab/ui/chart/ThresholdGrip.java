package gradlab.ui.chart;

import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;

/** The line τ·σ₁ among the singular values, taken with the mouse. */
final class ThresholdGrip implements Grip {

    private static final double NEAR = 6;
    private static final MathContext DIGITS = new MathContext(2);

    private final Supplier<Optional<Line>> line;
    private final Consumer<Boolean> held;
    private final DoubleConsumer moved;
    private DoubleUnaryOperator shareAt = _ -> Double.NaN;

    /**
     * The line as it is drawn.
     *
     * @param yAt its height at a place in pixels from the left, NaN where it is not
     * @param shareAt for a place, what share of σ₁ each height means there
     */
    record Line(DoubleUnaryOperator yAt, DoubleFunction<DoubleUnaryOperator> shareAt) {

        /** The line of a chart, empty if it has none. */
        static Optional<Line> of(PictureChart chart, Readings readings, Rectangle2D area) {
            return chart.curves().stream().filter(curve -> curve.kind() == Curve.Kind.THRESHOLD).findFirst()
                    .map(curve -> new Line(x -> chart.y(PictureChart.value(readings, curve, chart.step(x, area)), area), x -> {
                        double strongest = PictureChart.value(readings, curve, chart.step(x, area)) / curve.factor();
                        DoubleUnaryOperator valueAt = chart.valueAt(area);
                        return y -> strongest > 0 ? valueAt.applyAsDouble(y) / strongest : Double.NaN;
                    }));
        }
    }

    /**
     * @param held is told when the line is taken and when it is let go: in between the axis must stand still
     * @param moved is told every share on the way, NaN for the experiment's own
     */
    ThresholdGrip(Supplier<Optional<Line>> line, Consumer<Boolean> held, DoubleConsumer moved) {
        this.line = line;
        this.held = held;
        this.moved = moved;
    }

    @Override
    public boolean isAt(double x, double y) {
        return line.get().filter(drawn -> Math.abs(drawn.yAt().applyAsDouble(x) - y) <= NEAR).isPresent();
    }

    @Override
    public void take(double x, double y) {
        line.get().ifPresent(drawn -> shareAt = drawn.shareAt().apply(x));
        held.accept(true);
    }

    @Override
    public void drag(double y) {
        double share = shareAt.applyAsDouble(y);
        if (!Double.isNaN(share)) {
            double clamped = Math.clamp(share, Threshold.RANK.least(), Threshold.RANK.greatest());
            moved.accept(new BigDecimal(clamped).round(DIGITS).doubleValue());
        }
    }

    @Override
    public void release() {
        held.accept(false);
    }

    @Override
    public void reset() {
        moved.accept(Double.NaN);
    }
}
