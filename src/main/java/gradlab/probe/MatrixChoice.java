package gradlab.probe;

import gradlab.catalogue.Named;
import java.util.List;

/** Which matrices a probe decomposes. */
public enum MatrixChoice {
    @Named(en = "usual", ru = "обычные")
    USUAL(Matrix.GRADIENT, Matrix.WEIGHT, Matrix.UPDATE),
    @Named(en = "all", ru = "все")
    ALL(Matrix.values()),
    @Named(en = "gradient", ru = "градиент")
    GRADIENT(Matrix.GRADIENT),
    @Named(en = "probe-gradient", ru = "градиент-пробы", also = "probe_gradient")
    PROBE_GRADIENT(Matrix.PROBE_GRADIENT),
    @Named(en = "weight", ru = "веса", also = "weights")
    WEIGHT(Matrix.WEIGHT),
    @Named(en = "update", ru = "обновление")
    UPDATE(Matrix.UPDATE),
    @Named(en = "momentum", ru = "импульс")
    MOMENTUM(Matrix.MOMENTUM),
    @Named(en = "change", ru = "изменение")
    CHANGE(Matrix.CHANGE);

    private final List<Matrix> matrices;

    MatrixChoice(Matrix... matrices) {
        this.matrices = List.of(matrices);
    }

    public List<Matrix> matrices() {
        return matrices;
    }
}
