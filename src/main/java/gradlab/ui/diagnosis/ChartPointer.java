package gradlab.ui.diagnosis;

import gradlab.diagnosis.Quantity;
import gradlab.experiment.ExperimentSpec;
import gradlab.probe.Facts;
import gradlab.probe.Picture;
import gradlab.train.Prepared;
import gradlab.train.RunState.RunRecord;
import gradlab.ui.LabModel;
import gradlab.ui.ChartWishes.Place;
import java.util.List;
import java.util.Optional;

/** Shows on the charts where a number of a finding stands: brightens its chart, turns to its layer, points at the step. */
final class ChartPointer {

    private final LabModel model;
    private Optional<Quantity> shown = Optional.empty();

    ChartPointer(LabModel model) {
        this.model = model;
    }

    /** Points at the number, or takes the arrow away if it points there already. */
    void toggle(Quantity quantity, String label) {
        boolean again = shown.filter(now -> isSamePlace(now, quantity)).isPresent() && model.charts().placeProperty().get().isPresent();
        if (again) {
            clear();
        } else {
            show(quantity, label);
        }
    }

    /** Takes the arrow away, if it is this pointer's, and makes all charts bright again. */
    void clear() {
        if (shown.isPresent()) {
            shown = Optional.empty();
            model.charts().bright().clear();
            model.charts().placeProperty().set(Optional.empty());
        }
    }

    private void show(Quantity quantity, String label) {
        Optional<Picture> picture = picture(quantity.series());
        picture.flatMap(found -> layer(found, quantity.series())).ifPresent(model.selectedLayerProperty()::set);
        model.charts().arrowProperty().set(Optional.empty());
        model.charts().bright().clear();
        picture.ifPresent(found -> model.charts().bright().add(found.id()));
        model.charts().placeProperty().set(Optional.of(new Place(quantity.series(), quantity.step(), label)));
        shown = Optional.of(quantity);
    }

    private Optional<Picture> picture(String series) {
        Optional<Prepared> data = model.state().run().map(RunRecord::data);
        return data.flatMap(known -> pictures(model.state().spec(), known).stream()
                .filter(picture -> layer(picture, series).isPresent()).findFirst());
    }

    private static List<Picture> pictures(ExperimentSpec spec, Prepared data) {
        Facts facts = new Facts(spec.network(), spec.batches().largestBatch(data.training().rows()), data.loss());
        return spec.probesWithLoss().stream().flatMap(probe -> probe.pictures(facts).stream()).toList();
    }

    /** The layer of a series in a picture; for a series of the whole network the layer that is selected now. */
    private Optional<Integer> layer(Picture picture, String series) {
        return picture.lines().stream().filter(line -> line.series().id().equals(series))
                .map(line -> line.series().layer() > 0 ? line.series().layer() : model.selectedLayerProperty().get()).findFirst();
    }

    private static boolean isSamePlace(Quantity one, Quantity other) {
        return one.series().equals(other.series()) && one.form() == other.form();
    }
}
