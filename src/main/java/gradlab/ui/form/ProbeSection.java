package gradlab.ui.form;

import gradlab.catalogue.Catalogue.Entry;
import gradlab.experiment.Catalogues;
import gradlab.experiment.ExperimentSpec;
import gradlab.probe.Losses;
import gradlab.probe.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;

/**
 * What is measured during training: a box to tick for every probe, and the parameters of those that are ticked. The loss is
 * always measured. An experiment may hold several probes of one kind; the first of them is shown, the others stay.
 */
final class ProbeSection extends VBox implements FormPart {

    private final FormTools tools;
    private final List<ProbeRow> rows;

    ProbeSection(FormTools tools) {
        this.tools = tools;
        rows = Catalogues.PROBE.entries().stream().map(ProbeRow::new).toList();
        getStyleClass().add("section");
        getChildren().add(tools.section("key.probe"));
        getChildren().addAll(rows);
    }

    @Override
    public void follow(ExperimentSpec spec) {
        rows.forEach(row -> row.show(spec.probesWithLoss()));
    }

    private final class ProbeRow extends VBox {
        private final Entry<Probe> entry;
        private final CheckBox box = new CheckBox();
        private final MemberRows<Probe> parameters;

        ProbeRow(Entry<Probe> entry) {
            this.entry = entry;
            String key = FormTools.key(Catalogues.PROBE, entry);
            String id = "probe-" + entry.spelling().english();
            box.setId(id);
            box.textProperty().bind(tools.words().of(key));
            tools.name(box, key);
            box.setOnAction(_ -> tools.edit(spec().withProbes(box.isSelected() ? withAnother() : without())));
            box.setDisable(entry.type() == Losses.class);
            parameters = new MemberRows<>(tools, id, Catalogues.PROBE, (how, tag) -> tools.model().edit(spec().withProbes(changed(how)), tag));
            getStyleClass().add("member");
            getChildren().addAll(box, parameters);
        }

        void show(List<Probe> probes) {
            int index = indexIn(probes);
            box.setSelected(index >= 0);
            parameters.setVisible(index >= 0);
            if (index >= 0) {
                parameters.show(probes.get(index));
                if (!getChildren().contains(parameters)) {
                    getChildren().add(parameters);
                }
            } else {
                getChildren().remove(parameters);
            }
        }

        private List<Probe> withAnother() {
            List<Probe> probes = new ArrayList<>(spec().probes());
            probes.add(entry.standard());
            return probes;
        }

        private List<Probe> without() {
            return spec().probes().stream().filter(probe -> probe.getClass() != entry.type()).toList();
        }

        private List<Probe> changed(UnaryOperator<Probe> how) {
            List<Probe> probes = new ArrayList<>(spec().probesWithLoss());
            int index = indexIn(probes);
            probes.set(index, how.apply(probes.get(index)));
            return probes;
        }

        private int indexIn(List<Probe> probes) {
            for (int i = 0; i < probes.size(); i++) {
                if (probes.get(i).getClass() == entry.type()) {
                    return i;
                }
            }
            return -1;
        }

        private ExperimentSpec spec() {
            return tools.model().spec();
        }
    }
}
