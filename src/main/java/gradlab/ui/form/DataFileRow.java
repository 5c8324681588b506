package gradlab.ui.form;

import gradlab.data.CsvHeader;
import gradlab.data.DataSource;
import gradlab.experiment.ExperimentSpec;
import gradlab.ui.ExperimentDesk;
import gradlab.ui.Tips;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The open data file by name and, for a table, which of its columns is the target. Nothing for generators. */
final class DataFileRow extends VBox implements FormPart {

    private final FormTools tools;
    private final ExperimentDesk desk;
    private final Label name = new Label();
    private final SimpleStringProperty path = new SimpleStringProperty("");
    private final Label caption;
    private final ComboBox<String> target = new ComboBox<>();
    private Optional<Path> table = Optional.empty();
    private boolean showing;

    DataFileRow(FormTools tools, ExperimentDesk desk) {
        this.tools = tools;
        this.desk = desk;
        name.setId("data-file");
        name.setGraphic(new FontIcon(Feather.FILE_TEXT));
        name.getStyleClass().add("file-name");
        Tips.on(name, path);
        caption = tools.caption("parameter.target");
        target.setId("data-target");
        target.setMaxWidth(Double.MAX_VALUE);
        tools.name(target, "parameter.target");
        target.setOnAction(_ -> {
            if (!showing && target.getValue() != null && tools.model().spec().data() instanceof DataSource.CsvFile csv) {
                desk.reread(new DataSource.CsvFile(csv.file(), target.getValue(), csv.task()));
            }
        });
        HBox line = new HBox(name);
        line.setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("member");
        getChildren().addAll(line, caption, target);
    }

    @Override
    public void follow(ExperimentSpec spec) {
        boolean reads = spec.data().readsFiles();
        setVisible(reads);
        setManaged(reads);
        Path file = switch (spec.data()) {
            case DataSource.CsvFile csv -> csv.file();
            case DataSource.IdxFiles idx -> idx.images();
            default -> Path.of("");
        };
        name.setText(String.valueOf(file.getFileName()));
        path.set(file.toString());
        boolean csv = spec.data() instanceof DataSource.CsvFile;
        for (var control : List.of(caption, target)) {
            control.setVisible(csv);
            control.setManaged(csv);
        }
        if (spec.data() instanceof DataSource.CsvFile source) {
            showTarget(source);
        }
    }

    private void showTarget(DataSource.CsvFile source) {
        if (!table.equals(Optional.of(source.file()))) {
            table = Optional.of(source.file());
            target.getItems().clear();
            desk.read(source.file(), () -> CsvHeader.of(source.file()), columns -> {
                if (table.equals(Optional.of(source.file()))) {
                    choose(columns, tools.model().spec());
                }
            });
        } else {
            choose(List.copyOf(target.getItems()), tools.model().spec());
        }
    }

    private void choose(List<String> columns, ExperimentSpec spec) {
        if (columns.isEmpty() || !(spec.data() instanceof DataSource.CsvFile source)) {
            return;
        }
        showing = true;
        target.getItems().setAll(columns);
        String written = source.target().strip();
        target.setValue(columns.stream().filter(column -> column.equalsIgnoreCase(written)).findFirst().orElse(columns.getLast()));
        showing = false;
    }
}
