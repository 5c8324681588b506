package gradlab.ui.help;

import gradlab.ui.Command;
import gradlab.ui.Command.Group;
import gradlab.ui.Commands;
import gradlab.ui.KeyNames;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A leaf over the window: all keys, made from the table of commands, and what can be done with the mouse. Esc closes it. */
public final class HelpSheet extends StackPane {

    private static final int FEW = 3;
    private static final double ROW_OF_KEYS = 150;
    /** Width of a group and the size of its letters at 100 %. */
    private static final double GROUP = 294;
    private static final double GAP = 28;
    private static final double LETTERS = 13;

    private final Commands commands;
    private final Words words;
    private final KeyNames names;
    private final TextField search = new TextField();
    private final HBox groups = new HBox();
    private List<VBox> shown = List.of();
    private final ScrollPane scroll = new ScrollPane();
    private final Label nothing = new Label();
    private Optional<Node> before = Optional.empty();

    public HelpSheet(Commands commands, Words words) {
        this.commands = commands;
        this.words = words;
        this.names = new KeyNames(words);
        setId("help");
        getStyleClass().add("help");
        setVisible(false);
        setAccessibleRole(AccessibleRole.DIALOG);
        accessibleTextProperty().bind(words.of("help.title"));
        groups.getStyleClass().add("help-groups");
        nothing.textProperty().bind(words.of("help.nothing"));
        nothing.getStyleClass().add("note");
        nothing.managedProperty().bind(nothing.visibleProperty());
        VBox content = new VBox(groups, nothing);
        content.getStyleClass().add("help-content");
        scroll.setContent(content);
        scroll.setId("help-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.accessibleTextProperty().bind(words.of("help.title"));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        scroll.viewportBoundsProperty().subscribe(bounds -> columns(bounds.getWidth()));
        VBox leaf = new VBox(head(), scroll);
        leaf.getStyleClass().addAll("card", "help-leaf");
        getChildren().add(leaf);
        setOnMouseClicked(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        search.textProperty().subscribe((_, _) -> refill());
        words.textsProperty().subscribe((_, _) -> refill());
    }

    private HBox head() {
        Label title = new Label();
        title.textProperty().bind(words.of("help.title"));
        title.getStyleClass().add("help-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        search.setId("help-search");
        search.promptTextProperty().bind(words.of("help.search"));
        search.accessibleTextProperty().bind(words.of("help.search"));
        Tips.on(search, words.of("help.search.hint"));
        Button close = new Button("", new FontIcon(Feather.X));
        close.setId("help-close");
        close.getStyleClass().addAll("icon-button", "flat");
        close.accessibleTextProperty().bind(words.of("help.close"));
        Tips.on(close, words.of("help.close"));
        close.setOnAction(_ -> close());
        HBox head = new HBox(8, title, search, close);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    /** Opens the leaf, or closes it. */
    public void toggle() {
        if (isVisible()) {
            close();
            return;
        }
        before = Optional.ofNullable(getScene().getFocusOwner());
        search.clear();
        fill();
        setVisible(true);
        search.requestFocus();
    }

    private void close() {
        setVisible(false);
        // hundreds of nodes that nobody sees would be looked at with every frame
        groups.getChildren().clear();
        shown = List.of();
        before.ifPresent(Node::requestFocus);
    }

    private void refill() {
        if (isVisible()) {
            fill();
        }
    }

    private void fill() {
        String wanted = search.getText().strip().toLowerCase(words.locale());
        Stream<VBox> made = Stream.of(Group.values()).map(group -> group("command.group." + group.id(),
                Stream.of(Command.values()).filter(command -> command.group() == group && commands.knows(command)).map(this::row)
                        .filter(row -> row.matches(wanted, words.locale())).toList()));
        Stream<VBox> more = Stream.of("window", "mouse").map(part -> group("help." + part, rows(part).filter(row -> row.matches(wanted, words.locale())).toList()));
        shown = Stream.concat(made, more).filter(group -> group.getChildren().size() > 1).toList();
        groups.getChildren().clear();
        nothing.setVisible(shown.isEmpty());
        columns(scroll.getViewportBounds().getWidth());
    }

    /** As many columns as fit; each group goes to the one that is shortest so far. */
    private void columns(double width) {
        double scale = nothing.getFont().getSize() / LETTERS;
        int count = (int) Math.max(1, Math.floor((width + GAP * scale) / ((GROUP + GAP) * scale)));
        if (!shown.isEmpty() && groups.getChildren().size() != count) {
            List<VBox> columns = Stream.generate(VBox::new).limit(count).toList();
            int[] lines = new int[count];
            groups.getChildren().forEach(column -> ((VBox) column).getChildren().clear());
            for (VBox group : shown) {
                int shortest = IntStream.range(0, count).reduce(0, (best, other) -> lines[other] < lines[best] ? other : best);
                columns.get(shortest).getChildren().add(group);
                lines[shortest] += group.getChildren().size() + 1;
            }
            columns.forEach(column -> {
                column.getStyleClass().add("help-column");
                HBox.setHgrow(column, Priority.ALWAYS);
            });
            groups.getChildren().setAll(columns);
        }
    }

    /** One line of the sheet: what is pressed, and what it does. */
    private record Row(List<String> keys, String name, String hint) {
        boolean matches(String wanted, Locale locale) {
            return Stream.concat(keys.stream(), Stream.of(name, hint)).anyMatch(text -> text.toLowerCase(locale).contains(wanted));
        }
    }

    private Row row(Command command) {
        List<String> keys = command.keys().stream().map(names::of).distinct().toList();
        return new Row(keys.isEmpty() ? List.of(words.get("help.menu")) : keys, words.get(command.words()), words.get(command.words() + ".hint"));
    }

    /** What is no command: the keys of controls and what the mouse does. */
    private Stream<Row> rows(String part) {
        return Stream.iterate(1, number -> words.texts().has("help." + part + "." + number), number -> number + 1)
                .map(number -> new Row(List.of(words.get("help." + part + "." + number).split(" / ")), words.get("help." + part + "." + number + ".does"), ""));
    }

    private VBox group(String key, List<Row> rows) {
        Label title = new Label(words.get(key).toUpperCase(words.locale()));
        title.getStyleClass().add("section-title");
        VBox group = new VBox(title);
        group.getStyleClass().add("help-group");
        for (Row row : rows) {
            group.getChildren().add(line(row));
        }
        return group;
    }

    private HBox line(Row row) {
        Label name = new Label(row.name());
        name.setWrapText(true);
        name.setMinHeight(Region.USE_PREF_SIZE);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox line = new HBox(8, name, caps(row.keys()));
        line.setAlignment(Pos.TOP_LEFT);
        line.setAccessibleRole(AccessibleRole.TEXT);
        line.setAccessibleText(String.join(", ", row.keys()) + ": " + row.name());
        if (!row.hint().isEmpty()) {
            Tips.on(line, new javafx.beans.property.SimpleStringProperty(row.hint()));
        }
        return line;
    }

    private static Pane caps(List<String> keys) {
        // many keys in several rows leave room to the words
        Pane caps = keys.size() > FEW ? new FlowPane(Orientation.HORIZONTAL) : new HBox();
        caps.getStyleClass().add("keycaps");
        if (caps instanceof FlowPane rows) {
            rows.setPrefWrapLength(ROW_OF_KEYS);
        } else {
            caps.setMinWidth(Region.USE_PREF_SIZE);
        }
        for (String key : keys) {
            Label cap = new Label(key);
            cap.getStyleClass().add("keycap");
            cap.setMinWidth(Region.USE_PREF_SIZE);
            caps.getChildren().add(cap);
        }
        return caps;
    }
}
