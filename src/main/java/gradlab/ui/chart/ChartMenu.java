package gradlab.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;

/** What a card offers: its pictures, other charts in its place, and how many charts stand in the grid. */
final class ChartMenu {

    private static final List<Integer> COUNTS = List.of(1, 2, 4, 6);

    private final ChartFamily family;
    private final ChartDesk desk;
    private final ChartWords words;
    private final String id;

    /** @param id with which the ids of the entries begin */
    ChartMenu(ChartFamily family, ChartDesk desk, ChartWords words, String id) {
        this.family = family;
        this.desk = desk;
        this.words = words;
        this.id = id;
    }

    /**
     * The entries.
     *
     * @param listener is told which picture was chosen
     */
    List<MenuItem> items(List<String> pictures, String present, Consumer<String> listener) {
        List<MenuItem> items = new ArrayList<>();
        if (family.kind() == ChartFamily.Kind.CROSSED) {
            items.addAll(radio(pictures.stream().filter(each -> matrix(each).equals(matrix(present))).toList(), present,
                    each -> words.quantity(quantity(each)), listener));
            List<String> others = pictures.stream().filter(each -> quantity(each).equals(quantity(present))).toList();
            if (!items.isEmpty() && others.size() > 1) {
                items.add(new SeparatorMenuItem());
            }
            items.addAll(radio(others, present, each -> words.matrix(matrix(each)), listener));
        } else if (pictures.size() > 1) {
            items.addAll(radio(pictures, present, words::choice, listener));
        }
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        List<ChartFamily> standing = desk.standing().get();
        items.add(charts("other", List.of(ChartFamily.values()), other -> desk.arrange(slots -> slots.put(family, other))));
        Menu add = charts("add", List.of(ChartFamily.values()), other -> desk.arrange(slots -> slots.add(other)));
        add.getItems().removeIf(item -> standing.stream().anyMatch(there -> item.getId().equals(id + "-add-" + there.id())));
        add.setDisable(standing.size() >= Slots.MOST);
        MenuItem remove = item("remove", "chart.remove", () -> desk.arrange(slots -> slots.remove(family)));
        remove.setDisable(standing.size() == 1);
        items.addAll(List.of(add, remove, grid(standing.size())));
        return items;
    }

    private Menu grid(int count) {
        Menu menu = new Menu(desk.words().get("chart.grid"));
        menu.setId(id + "-grid");
        ToggleGroup group = new ToggleGroup();
        for (int wanted : COUNTS) {
            RadioMenuItem item = new RadioMenuItem(desk.words().get("chart.grid." + wanted));
            item.setId(id + "-grid-" + wanted);
            item.setToggleGroup(group);
            item.setSelected(wanted == count);
            item.setOnAction(_ -> desk.arrange(slots -> slots.count(wanted)));
            menu.getItems().add(item);
        }
        menu.getItems().addAll(new SeparatorMenuItem(), item("reset", "chart.grid.reset", () -> desk.arrange(Slots::reset)));
        return menu;
    }

    private MenuItem item(String part, String key, Runnable action) {
        MenuItem item = new MenuItem(desk.words().get(key));
        item.setId(id + "-" + part);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private Menu charts(String part, List<ChartFamily> families, Consumer<ChartFamily> action) {
        Menu menu = new Menu(desk.words().get("chart." + part));
        menu.setId(id + "-" + part);
        for (ChartFamily other : families) {
            if (other != family) {
                MenuItem item = new MenuItem(words.family(other));
                item.setId(id + "-" + part + "-" + other.id());
                item.setOnAction(_ -> action.accept(other));
                menu.getItems().add(item);
            }
        }
        return menu;
    }

    private List<RadioMenuItem> radio(List<String> pictures, String present, UnaryOperator<String> named, Consumer<String> listener) {
        ToggleGroup group = new ToggleGroup();
        return pictures.stream().map(picture -> {
            RadioMenuItem item = new RadioMenuItem(named.apply(picture));
            item.setId(id + "-" + picture.replace('.', '-').replace('_', '-'));
            // an underscore belongs to the name
            item.setMnemonicParsing(false);
            item.setToggleGroup(group);
            item.setSelected(picture.equals(present));
            item.setOnAction(_ -> listener.accept(picture));
            return item;
        }).toList();
    }

    private static String matrix(String picture) {
        return picture.substring(0, picture.indexOf('.'));
    }

    private static String quantity(String picture) {
        return picture.substring(picture.indexOf('.') + 1);
    }
}
