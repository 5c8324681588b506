package gradlab.ui.arena;

import gradlab.nn.Optimizer;
import gradlab.surface.RacePlan.Result;
import gradlab.surface.RateSearch;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import gradlab.ui.form.ValueField;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Line;

/** The table of the race at the present step, the first one first; a click on a head sorts by it. The row that is chosen is looked at closely. */
final class Standings extends TableView<Standings.Row> {

    private static final PseudoClass LOST = PseudoClass.getPseudoClass("lost");
    private static final double SAMPLE = 22;
    private static final double HEAD = 1.4;
    // none of them 80: JavaFX takes a column of that width for one that nobody has given any, and measures it before it has a style
    private static final double[] WIDTHS = {126, 82, 62, 52, 88};

    private final ArenaModel model;
    private final ArenaSheet sheet;
    private final Words words;
    private final RunnerWords names;
    private boolean showing;

    /** One runner as it stands now. {@code steps} and the like are what is sorted by. */
    record Row(int runner, int place, String name, String fullName, double rate, double steps, String stepsText, int uphill, double height, String heightText, boolean lost) {
    }

    Standings(ArenaModel model, ArenaSheet sheet) {
        this.model = model;
        this.sheet = sheet;
        this.words = sheet.words();
        this.names = new RunnerWords(words);
        setId("arena-table");
        accessibleTextProperty().bind(words.of("arena.table"));
        getStyleClass().addAll("dense", "arena-table");
        Label nobody = new Label();
        nobody.textProperty().bind(words.of("arena.table.empty"));
        nobody.setWrapText(true);
        setPlaceholder(nobody);
        getColumns().setAll(List.of(runner(), rate(), column("steps-to-goal", Row::steps, Row::stepsText), column("uphill", Row::uphill, row -> words.whole(row.uphill())),
                column("height", Row::height, Row::heightText)));
        setRowFactory(_ -> new Marked());
        getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null && !showing) {
                model.chosenProperty().set(row.runner());
            }
        });
        sheet.keep(sheet.textSizeProperty().subscribe(_ -> widths()));
        fixedCellSizeProperty().subscribe(_ -> fit());
        sheet.keep(model.resultProperty().subscribe((_, _) -> show()));
        sheet.keep(model.chosenProperty().subscribe((_, _) -> choose()));
        sheet.keep(words.textsProperty().subscribe(_ -> show()));
        sheet.keep(sheet.paletteProperty().subscribe((_, _) -> refresh()));
    }

    private void widths() {
        for (int i = 0; i < WIDTHS.length; i++) {
            getColumns().get(i).setPrefWidth(WIDTHS[i] * sheet.zoom());
            getColumns().get(i).setMinWidth(0.6 * WIDTHS[i] * sheet.zoom());
        }
    }

    /** As tall as its rows, so that nothing scrolls within what scrolls. */
    private void fit() {
        setPrefHeight((Math.max(2, getItems().size()) + HEAD) * getFixedCellSize());
        setMinHeight(USE_PREF_SIZE);
    }

    /** Where there is little room, the columns stay wide enough and scroll. */
    void crowd(boolean narrow) {
        setColumnResizePolicy(narrow ? UNCONSTRAINED_RESIZE_POLICY : CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    }

    private <T> TableColumn<Row, T> column(String id, Function<Row, T> value) {
        TableColumn<Row, T> column = new TableColumn<>();
        column.setId("arena-column-" + id);
        Label head = new Label();
        head.textProperty().bind(words.of("arena.column." + id));
        Tips.on(head, words.of("arena.column." + id + ".hint"));
        column.setGraphic(head);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        return column;
    }

    private TableColumn<Row, Double> column(String id, ToDoubleFunction<Row> number, Function<Row, String> text) {
        TableColumn<Row, Double> column = column(id, row -> number.applyAsDouble(row));
        column.getStyleClass().add("number");
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(Double item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || getTableRow() == null || getTableRow().getItem() == null ? null : text.apply(getTableRow().getItem()));
            }
        });
        return column;
    }

    private TableColumn<Row, String> runner() {
        TableColumn<Row, String> column = column("runner", row -> row.name());
        column.getStyleClass().add("runner");
        column.setCellFactory(_ -> new TableCell<>() {
            private final Line sample = new Line(0, 0, SAMPLE, 0);
            private final Tooltip full = new Tooltip();

            @Override
            protected void updateItem(String item, boolean empty) {
                super.updateItem(item, empty);
                Row row = empty || getTableRow() == null ? null : getTableRow().getItem();
                setText(row == null ? null : row.name());
                setGraphic(row == null ? null : sample);
                setTooltip(row == null ? null : full);
                if (row != null) {
                    full.setText(row.fullName());
                    sample.setStroke(RunnerWords.colour(sheet.paletteProperty().get(), row.runner()));
                    sample.setStrokeWidth(2.5);
                    sample.setEndX(SAMPLE * sheet.zoom());
                    sample.getStrokeDashArray().setAll(java.util.Arrays.stream(RunnerWords.dashes(row.runner())).boxed().toList());
                }
            }
        });
        return column;
    }

    private TableColumn<Row, Double> rate() {
        TableColumn<Row, Double> column = column("rate", row -> row.rate());
        column.setCellFactory(_ -> new RateCell());
        return column;
    }

    /** The rate can be typed where it stands. */
    private final class RateCell extends TableCell<Row, Double> {
        private final ValueField<Double> field = ValueField.decimal("", words, 1e-6, 100, 1, this::take);
        private final HBox box = new HBox(field);

        RateCell() {
            box.getStyleClass().add("arena-rate-box");
            field.getStyleClass().add("arena-rate");
            field.accessibleTextProperty().bind(words.of("arena.column.rate"));
        }

        private void take(double rate) {
            Row row = getTableRow() == null ? null : getTableRow().getItem();
            if (row != null && row.runner() < model.plan().runners().size()) {
                model.runner(row.runner(), RateSearch.withRate(model.plan().runners().get(row.runner()), rate));
            }
        }

        @Override
        protected void updateItem(Double item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(empty || item == null ? null : box);
            if (!empty && item != null && getTableRow() != null && getTableRow().getItem() != null) {
                field.setId("arena-rate-" + getTableRow().getItem().runner());
                field.show(item);
            }
        }
    }

    private final class Marked extends TableRow<Row> {
        @Override
        protected void updateItem(Row item, boolean empty) {
            super.updateItem(item, empty);
            pseudoClassStateChanged(LOST, !empty && item != null && item.lost());
        }
    }

    /** The race as it stands at the present step. */
    void show() {
        Result result = model.result();
        int step = model.step();
        List<Integer> order = result.order(step);
        List<Row> rows = new ArrayList<>(IntStream.range(0, order.size()).mapToObj(place -> row(result, step, place, order.get(place))).toList());
        if (!getSortOrder().isEmpty() && getComparator() != null) {
            rows.sort(getComparator());
        }
        showing = true;
        for (int i = 0; i < rows.size(); i++) {
            if (i >= getItems().size()) {
                getItems().add(rows.get(i));
            } else if (!getItems().get(i).equals(rows.get(i))) {
                getItems().set(i, rows.get(i));
            }
        }
        getItems().remove(rows.size(), getItems().size());
        fit();
        showing = false;
        choose();
    }

    private Row row(Result result, int step, int place, int runner) {
        boolean lost = result.trails().get(runner).divergedBy(step);
        int finish = result.finish(runner).orElse(Integer.MAX_VALUE);
        boolean there = finish <= step;
        String steps = lost ? words.get("arena.lost") : there ? words.whole(finish) : "—";
        Optimizer method = result.plan().runners().get(runner);
        return new Row(runner, place, names.method(method), names.fullName(method), method.rate(), there ? finish : lost ? Double.POSITIVE_INFINITY : 1e9, steps,
                result.trails().get(runner).uphill(step), lost ? Double.POSITIVE_INFINITY : result.height(runner, step), names.height(result, runner, step), lost);
    }

    private void choose() {
        showing = true;
        int chosen = model.chosenProperty().get();
        IntStream.range(0, getItems().size()).filter(i -> getItems().get(i).runner() == chosen).findFirst().ifPresent(i -> {
            if (getSelectionModel().getSelectedIndex() != i) {
                getSelectionModel().clearAndSelect(i);
            }
        });
        showing = false;
    }
}
