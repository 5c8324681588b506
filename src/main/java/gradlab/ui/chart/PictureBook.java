package gradlab.ui.chart;

import gradlab.experiment.ExperimentSpec;
import gradlab.probe.Facts;
import gradlab.probe.LocalRank;
import gradlab.probe.Picture;
import gradlab.probe.Probe;
import gradlab.probe.Ranks;
import gradlab.train.Prepared;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every picture that the probes of an experiment offer, and the thresholds that captions speak of.
 *
 * @param depth the number of the output layer
 * @param rankThreshold τ, NaN if ranks are not measured
 * @param saturationThreshold ε
 * @param localRank how local ranks are measured
 */
public record PictureBook(List<Picture> pictures, int depth, double rankThreshold, double saturationThreshold, LocalRank localRank) {

    static final PictureBook EMPTY = new PictureBook(List.of(), 0, Double.NaN, Double.NaN, new LocalRank());

    public PictureBook {
        pictures = List.copyOf(pictures);
    }

    /** The pictures of an experiment on its data. */
    public static PictureBook of(ExperimentSpec spec, Prepared data) {
        Facts facts = data.facts(spec);
        List<Picture> pictures = new ArrayList<>();
        double rankThreshold = Double.NaN;
        for (Probe probe : spec.probesWithLoss()) {
            pictures.addAll(probe.pictures(facts));
            if (probe instanceof Ranks ranks) {
                rankThreshold = ranks.threshold();
            }
        }
        return new PictureBook(pictures, spec.network().depth(), rankThreshold, spec.saturationThreshold(), spec.localRank());
    }

    /** The picture of an id; of one layer where the picture is about a layer. Pictures without lines are not offered. */
    public Optional<Picture> find(String id, int layer) {
        return pictures.stream().filter(picture -> picture.id().equals(id) && !picture.lines().isEmpty()
                && (picture.layer() == 0 || picture.layer() == layer)).findFirst();
    }

    /** True if the experiment measures what the picture is about, even if nothing in this network has it. */
    boolean measures(String id) {
        return pictures.stream().anyMatch(picture -> picture.id().equals(id));
    }
}
