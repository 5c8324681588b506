package gradlab.ui.classroom;

import gradlab.ui.LabModel;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import gradlab.ui.theme.Palette;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.Line;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** All works in rows: what was predicted, whether it came true, how it ended. Every column sorts. */
final class ResultTable extends TableView<Work> {

    private static final double SWATCH = 18;
    /** At least so wide is the group, at 100 %. */
    private static final double SAID = 118;
    private static final double SAID_ALONE = 176;
    private static final double BAR = 18;
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final LabModel model;
    private final Words words;
    private final Consumer<Work> open;
    private final Map<TableColumn<Work, Work>, Double> widths = new LinkedHashMap<>();
    private final TableColumn<Work, Work> said;
    private final List<TableColumn<Work, Work>> dispensable;
    /** Whether predictions came true; away where nobody made one. */
    private final TableColumn<Work, Work> predicted;
    private Map<Work, Group> groups = Map.of();
    private Optional<Grouping> grouping = Optional.empty();

    /** @param open shows the run of a work in the lab */
    ResultTable(LabModel model, Words words, Function<Work, String> nameOf, Consumer<Work> open) {
        this.model = model;
        this.words = words;
        this.open = open;
        setId("results-table");
        getStyleClass().add("results-table");
        accessibleTextProperty().bind(words.of("results.table.accessible"));
        said = column("said", SAID, Comparator.comparing(this::groupName), this::groupName);
        said.setCellFactory(_ -> new GroupCell());
        TableColumn<Work, Work> steps = column("steps", 74, Comparator.comparingLong(work -> work.result().latest()), work -> words.whole(work.result().latest()));
        Map<Measure, TableColumn<Work, Work>> numbers = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            numbers.put(measure, number(measure));
        }
        getColumns().add(openColumn());
        getColumns().add(column("work", 84, Comparator.comparing((Work work) -> nameOf.apply(work), naturally()), nameOf));
        getColumns().add(said);
        predicted = rightColumn();
        getColumns().add(predicted);
        getColumns().add(steps);
        getColumns().addAll(numbers.values());
        dispensable = List.of(numbers.get(Measure.ACCURACY_TRAIN), numbers.get(Measure.LOSS_TRAIN), steps);
        widthProperty().subscribe(_ -> fit());
        model.scaleProperty().subscribe(_ -> fit());
        setRowFactory(_ -> {
            TableRow<Work> row = new TableRow<>();
            row.setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && !row.isEmpty()) {
                    open.accept(row.getItem());
                }
            });
            return row;
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER && getSelectionModel().getSelectedItem() != null) {
                open.accept(getSelectionModel().getSelectedItem());
                event.consume();
            }
        });
        model.paletteProperty().subscribe((_, _) -> refresh());
    }

    /**
     * With little room, what happened on the training part gives way: it stands in the saved table. What is left belongs to
     * the longest words.
     */
    private void fit() {
        double scale = model.scaleProperty().get();
        double room = getWidth() - BAR;
        // where nobody predicted, the settings have the room
        widths.put(said, predicted.isVisible() ? SAID : SAID_ALONE);
        double wanted = scale * widths.entrySet().stream().filter(entry -> entry.getKey() != predicted || predicted.isVisible())
                .mapToDouble(Map.Entry::getValue).sum();
        for (TableColumn<Work, Work> column : dispensable) {
            boolean fits = wanted <= room;
            column.setVisible(fits);
            wanted -= fits ? 0 : scale * widths.get(column);
        }
        widths.forEach((column, width) -> column.setPrefWidth(scale * width));
        said.setPrefWidth(scale * widths.get(said) + Math.max(0, room - wanted));
    }

    /** Puts these works into the rows; the order that was chosen stays. */
    void show(List<Group> shown, Grouping by) {
        groups = shown.stream().flatMap(group -> group.works().stream().map(work -> Map.entry(work, group)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        grouping = Optional.of(by);
        Work selected = getSelectionModel().getSelectedItem();
        getItems().setAll(shown.stream().flatMap(group -> group.works().stream()).toList());
        predicted.setVisible(getItems().stream().anyMatch(work -> right(work).isPresent()));
        fit();
        sort();
        if (selected != null) {
            getSelectionModel().select(selected);
        }
        refresh();
    }

    private String groupName(Work work) {
        return Optional.ofNullable(groups.get(work)).map(Group::name).orElse("");
    }

    /** Whether the prediction came true that is looked at; else how many did. */
    private Optional<Boolean> right(Work work) {
        return grouping.filter(Grouping.ByPrediction.class::isInstance).map(Grouping.ByPrediction.class::cast)
                .flatMap(by -> by.answer(work)).flatMap(answer -> answer.right());
    }

    private TableColumn<Work, Work> rightColumn() {
        Comparator<Work> order = Comparator.comparingInt(work -> right(work).map(right -> right ? 0 : 1).orElse(2));
        TableColumn<Work, Work> column = column("right", 84, order, _ -> "");
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(Work work, boolean empty) {
                super.updateItem(work, empty);
                Optional<Boolean> right = empty || work == null ? Optional.empty() : right(work);
                setText(empty ? "" : right.map(was -> words.get(was ? "results.right" : "results.wrong")).orElse("—"));
                pseudoClassStateChanged(WRONG, right.filter(was -> !was).isPresent());
            }
        });
        return column;
    }

    private TableColumn<Work, Work> number(Measure measure) {
        Comparator<Double> order = Comparator.comparing((Double value) -> value.isNaN()).thenComparing(Comparator.naturalOrder());
        TableColumn<Work, Work> column = column(measure.id(), measure.isTest() ? 124 : 84, Comparator.comparing(work -> work.result().last(measure.series()), order),
                work -> measure.format(work.result().last(measure.series()), words));
        column.getStyleClass().add("figures");
        return column;
    }

    private TableColumn<Work, Work> column(String id, double width, Comparator<Work> order, Function<Work, String> text) {
        TableColumn<Work, Work> column = new TableColumn<>();
        column.setId("results-column-" + id);
        Label head = new Label();
        head.textProperty().bind(words.of("results.column." + id));
        Tips.on(head, words.of("results.column." + id + ".hint"));
        column.setGraphic(head);
        widths.put(column, width);
        column.setComparator(order);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(Work work, boolean empty) {
                super.updateItem(work, empty);
                setText(empty || work == null ? "" : text.apply(work));
            }
        });
        return column;
    }

    private TableColumn<Work, Work> openColumn() {
        TableColumn<Work, Work> column = column("open", 44, Comparator.comparingInt(Work::number), _ -> "");
        Label head = (Label) column.getGraphic();
        head.setGraphic(new FontIcon(Feather.EXTERNAL_LINK));
        head.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        head.accessibleTextProperty().bind(head.textProperty());
        column.setSortable(false);
        column.setCellFactory(_ -> new TableCell<>() {
            private final Button button = new Button("", new FontIcon(Feather.EXTERNAL_LINK));

            {
                button.getStyleClass().addAll("icon-button", "flat", "results-open");
                Tips.on(button, words.of("results.open.hint"));
                button.accessibleTextProperty().bind(words.of("results.open"));
                button.setOnAction(_ -> open.accept(getItem()));
                setAlignment(Pos.CENTER);
            }

            @Override
            protected void updateItem(Work work, boolean empty) {
                super.updateItem(work, empty);
                setGraphic(empty ? null : button);
                if (work != null) {
                    button.setId("results-open-" + work.number());
                }
            }
        });
        return column;
    }

    /** The line style and colour of the curve before the name of the group. */
    private final class GroupCell extends TableCell<Work, Work> {
        private final Line swatch = new Line(0, 0, SWATCH, 0);
        /** A long name is cut in its cell. */
        private final Tooltip whole = new Tooltip();

        GroupCell() {
            swatch.setStrokeWidth(3);
            setGraphicTextGap(8);
            Tips.wrap(whole);
        }

        @Override
        protected void updateItem(Work work, boolean empty) {
            super.updateItem(work, empty);
            Group group = empty || work == null ? null : groups.get(work);
            setText(group == null ? "" : group.name());
            whole.setText(getText());
            setTooltip(group == null ? null : whole);
            setGraphic(group == null ? null : swatch);
            if (group != null) {
                Palette palette = model.paletteProperty().get();
                swatch.setStroke(CurvePainter.colour(palette, group));
                swatch.getStrokeDashArray().clear();
                for (double dash : Palette.dashes(CurvePainter.style(group))) {
                    swatch.getStrokeDashArray().add(dash);
                }
            }
        }
    }

    /** «Работа 9» comes before «Работа 10». */
    static Comparator<String> naturally() {
        return Comparator.comparing((String name) -> name.replaceAll("\\d+", "")).thenComparing(name -> {
            String digits = name.replaceAll("\\D+", "");
            return digits.isEmpty() || digits.length() > 15 ? 0L : Long.parseLong(digits);
        });
    }
}
