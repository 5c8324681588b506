package gradlab.probe;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.math.Spectrum;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;
import gradlab.probe.Picture.Axis;
import gradlab.probe.Picture.Emphasis;
import gradlab.probe.Picture.Guide;
import gradlab.probe.Picture.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * Ranks and other summaries of the spectra of every layer; usually rank at a relative threshold, stable rank and effective
 * rank of gradient, weights and update. Of a gradient also the ceiling of its rank at that very step.
 */
@Named(en = "rank", ru = "ранг")
public record Ranks(
        @Named(en = "threshold", ru = "порог", also = "τ") @Range(min = 1e-16, max = 1, log = true) double threshold,
        @Named(en = "every", ru = "каждые") @Range(min = 1, max = 1_000_000) int every,
        @Named(en = "matrix", ru = "матрица", also = "матрицы") MatrixChoice matrix,
        @Named(en = "measure", ru = "мера", also = "меры") MeasureChoice measure) implements Probe {

    private static final String CEILING = "ceiling";

    public Ranks() {
        this(1e-3, 10);
    }

    /** The usual summaries of the usual matrices. */
    public Ranks(double threshold, int every) {
        this(threshold, every, MatrixChoice.USUAL, MeasureChoice.USUAL);
    }

    @Override
    public Probe withEvery(int changed) {
        return new Ranks(threshold, changed, matrix, measure);
    }

    @Override
    public List<Series> series(NetworkShape shape) {
        List<Series> series = new ArrayList<>();
        for (Matrix each : matrix.matrices()) {
            for (int layer = 1; layer <= shape.depth(); layer++) {
                if (each.isGradient()) {
                    series.add(Series.ofLayer(layer, id(each, CEILING)));
                }
                for (SpectralMeasure of : measure.measures()) {
                    series.add(Series.ofLayer(layer, id(each, of.id())));
                }
            }
        }
        return series;
    }

    @Override
    public List<Picture> pictures(Facts facts) {
        List<Picture> pictures = new ArrayList<>();
        for (Matrix each : matrix.matrices()) {
            boolean kept = each != Matrix.MOMENTUM || facts.momentum();
            List<Guide> ceilings = each.isGradient() ? ceilings(each, facts) : List.of();
            for (SpectralMeasure of : measure.measures()) {
                boolean bounded = of.axis() == Axis.COUNT;
                pictures.add(new Picture(id(each, of.id()), 0, of.axis(), kept ? lines(id(each, of.id()), facts) : List.of(),
                        bounded ? ceilings : List.of()));
            }
            if (each.isGradient()) {
                pictures.add(new Picture(id(each, CEILING), 0, Axis.COUNT, lines(id(each, CEILING), facts), ceilings));
            }
        }
        return pictures;
    }

    @Override
    public void measure(long step, StepView view, Sink out) {
        int index = 0;
        List<Matrix> matrices = matrix.matrices();
        List<SpectralMeasure> measures = measure.measures();
        int depth = view.shape().depth();
        for (int m = 0; m < matrices.size(); m++) {
            Matrix each = matrices.get(m);
            int width = measures.size() + (each.isGradient() ? 1 : 0);
            if (view.knows(each)) {
                for (int layer = 1; layer <= depth; layer++) {
                    int at = index + width * (layer - 1);
                    if (each.isGradient()) {
                        out.put(at++, ceiling(view, each, layer));
                    }
                    Spectrum spectrum = view.spectrum(each, layer);
                    for (int i = 0; i < measures.size(); i++) {
                        SpectralMeasure of = measures.get(i);
                        out.put(at + i, of.of(spectrum, threshold, of.seesRounding() ? view.rounding(each, layer) : 0));
                    }
                }
            }
            index += width * depth;
        }
    }

    /** A unit without any slope, or an input that is always zero, leaves a column or row of zeros. */
    private static int ceiling(StepView view, Matrix gradient, int layer) {
        Parameters.Block block = view.parameters().weight(layer);
        double[] g = view.entries(gradient);
        int rows = 0;
        for (int i = 0; i < block.rows(); i++) {
            rows += isZero(g, block.offset() + i * block.columns(), 1, block.columns()) ? 0 : 1;
        }
        int columns = 0;
        for (int j = 0; j < block.columns(); j++) {
            columns += isZero(g, block.offset() + j, block.columns(), block.rows()) ? 0 : 1;
        }
        return Math.min(view.rankCeiling(gradient, layer), Math.min(rows, columns));
    }

    private static boolean isZero(double[] a, int from, int distance, int count) {
        for (int i = 0; i < count; i++) {
            if (a[from + i * distance] != 0) {
                return false;
            }
        }
        return true;
    }

    private static List<Guide> ceilings(Matrix gradient, Facts facts) {
        List<Guide> guides = new ArrayList<>();
        for (int layer = 1; layer <= facts.shape().depth(); layer++) {
            guides.add(new Guide(Guide.Kind.CEILING, facts.rankCeiling(gradient, layer), layer));
        }
        return guides;
    }

    private static List<Line> lines(String id, Facts facts) {
        List<Line> lines = new ArrayList<>();
        for (int layer = 1; layer <= facts.shape().depth(); layer++) {
            lines.add(new Line(Series.ofLayer(layer, id), Emphasis.MAIN));
        }
        return lines;
    }

    private static String id(Matrix matrix, String quantity) {
        return matrix.id() + "." + quantity;
    }
}
