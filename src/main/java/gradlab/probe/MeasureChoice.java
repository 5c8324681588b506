package gradlab.probe;

import gradlab.catalogue.Named;
import java.util.List;

/** Which summaries of a spectrum a probe writes. */
public enum MeasureChoice {
    @Named(en = "usual", ru = "обычные")
    USUAL(SpectralMeasure.RANK, SpectralMeasure.STABLE_RANK, SpectralMeasure.EFFECTIVE_RANK),
    @Named(en = "all", ru = "все")
    ALL(SpectralMeasure.values());

    private final List<SpectralMeasure> measures;

    MeasureChoice(SpectralMeasure... measures) {
        this.measures = List.of(measures);
    }

    public List<SpectralMeasure> measures() {
        return measures;
    }
}
