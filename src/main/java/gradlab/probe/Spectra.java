package gradlab.probe;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.nn.NetworkShape;
import gradlab.probe.Picture.Axis;
import gradlab.probe.Picture.Emphasis;
import gradlab.probe.Picture.Line;
import java.util.ArrayList;
import java.util.List;

/** All singular values of matrices of every layer, usually of gradient, weights and update. */
@Named(en = "spectrum", ru = "спектр")
public record Spectra(
        @Named(en = "every", ru = "каждые") @Range(min = 1, max = 1_000_000) int every,
        @Named(en = "matrix", ru = "матрица", also = "матрицы") MatrixChoice matrix) implements Probe {

    public Spectra() {
        this(10);
    }

    /** The usual matrices. */
    public Spectra(int every) {
        this(every, MatrixChoice.USUAL);
    }

    /** Id of singular value {@code index} (from 1) of a layer's matrix. */
    public static String id(int layer, Matrix matrix, int index) {
        return Series.id(layer, matrix.id() + ".sigma" + index);
    }

    @Override
    public Probe withEvery(int changed) {
        return new Spectra(changed, matrix);
    }

    @Override
    public List<Series> series(NetworkShape shape) {
        List<Series> series = new ArrayList<>();
        for (Matrix each : matrix.matrices()) {
            for (int layer = 1; layer <= shape.depth(); layer++) {
                series.addAll(seriesOf(shape, each, layer));
            }
        }
        return series;
    }

    @Override
    public List<Picture> pictures(Facts facts) {
        List<Picture> pictures = new ArrayList<>();
        for (Matrix each : matrix.matrices()) {
            boolean kept = each != Matrix.MOMENTUM || facts.momentum();
            for (int layer = 1; layer <= facts.shape().depth(); layer++) {
                List<Line> lines = seriesOf(facts.shape(), each, layer).stream()
                        .map(series -> new Line(series, Emphasis.MAIN)).toList();
                pictures.add(new Picture(each.id() + ".sigma", layer, Axis.LOG, kept ? lines : List.of(), List.of()));
            }
        }
        return pictures;
    }

    @Override
    public void measure(long step, StepView view, Sink out) {
        int index = 0;
        List<Matrix> matrices = matrix.matrices();
        for (int m = 0; m < matrices.size(); m++) {
            boolean known = view.knows(matrices.get(m));
            for (int layer = 1; layer <= view.shape().depth(); layer++) {
                int count = count(view.shape(), layer);
                if (known) {
                    double[] values = view.spectrum(matrices.get(m), layer).values();
                    for (int i = 0; i < count; i++) {
                        out.put(index + i, values[i]);
                    }
                }
                index += count;
            }
        }
    }

    private static List<Series> seriesOf(NetworkShape shape, Matrix matrix, int layer) {
        List<Series> series = new ArrayList<>();
        for (int i = 1; i <= count(shape, layer); i++) {
            series.add(new Series(id(layer, matrix, i), layer));
        }
        return series;
    }

    private static int count(NetworkShape shape, int layer) {
        return Math.min(shape.units(layer - 1), shape.units(layer));
    }
}
