package gradlab.ui.form;

import gradlab.catalogue.Catalogue;
import gradlab.catalogue.Catalogue.Entry;
import gradlab.experiment.Catalogues;
import gradlab.experiment.ExperimentSpec;
import gradlab.probe.Losses;
import gradlab.probe.Probe;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;

/** What is measured: a box per probe of the catalogue, with the parameters of those that are on. The loss always is. */
final class ProbeSection extends VBox implements FormPart {

    private static final Catalogue<Probe> CATALOGUE = Catalogues.PROBE;

    private final FormTools tools;
    private final List<Line> lines;

    ProbeSection(FormTools tools) {
        this.tools = tools;
        lines = CATALOGUE.entries().stream().map(Line::new).toList();
        getStyleClass().add("section");
        getChildren().add(tools.section("key.probe"));
        getChildren().addAll(lines);
    }

    @Override
    public void follow(ExperimentSpec spec) {
        lines.forEach(line -> line.show(spec));
    }

    private static Optional<Probe> find(ExperimentSpec spec, Entry<Probe> entry) {
        return spec.probesWithLoss().stream().filter(probe -> CATALOGUE.entryOf(probe) == entry).findFirst();
    }

    private static ExperimentSpec without(ExperimentSpec spec, Entry<Probe> entry) {
        return spec.withProbes(spec.probesWithLoss().stream().filter(probe -> CATALOGUE.entryOf(probe) != entry).toList());
    }

    private final class Line extends VBox {
        private final Entry<Probe> entry;
        private final CheckBox box = new CheckBox();
        private final MemberRows<Probe> rows;

        Line(Entry<Probe> entry) {
            this.entry = entry;
            String key = FormTools.key(CATALOGUE, entry);
            String id = "probe-" + entry.spelling().english();
            box.setId(id);
            box.textProperty().bind(tools.words().of(key));
            tools.name(box, key);
            box.setDisable(entry.standard() instanceof Losses);
            box.setOnAction(_ -> {
                ExperimentSpec spec = tools.model().spec();
                tools.edit(box.isSelected() ? spec.measuring(entry.standard()) : without(spec, entry));
            });
            rows = new MemberRows<>(tools, id, CATALOGUE, this::change);
            getStyleClass().add("member");
            getChildren().add(box);
        }

        void show(ExperimentSpec spec) {
            Optional<Probe> probe = find(spec, entry);
            box.setSelected(probe.isPresent());
            probe.ifPresent(rows::show);
            getChildren().setAll(probe.isPresent() ? List.of(box, rows) : List.of(box));
        }

        private void change(UnaryOperator<Probe> how, String tag) {
            ExperimentSpec spec = tools.model().spec();
            find(spec, entry).ifPresent(probe -> tools.model().edit(spec.measuring(how.apply(probe)), tag));
        }
    }
}
