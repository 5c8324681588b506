package gradlab.ui.arena;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.experiment.ExperimentSpec;
import gradlab.ui.Background;
import gradlab.ui.FileChoice;
import gradlab.ui.FrameClock;
import gradlab.ui.LabModel;
import gradlab.ui.Premises;
import gradlab.ui.Typeface;
import gradlab.ui.Words;
import gradlab.ui.Workplace;
import gradlab.ui.theme.Palette;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;

/** The arena in a small window, and what a visitor does in it. */
final class OpenArena implements AutoCloseable {

    final LabModel lab = new LabModel(ExperimentSpec.standard(), System::nanoTime);
    final Words words = new Words(Texts.russian());
    /** What was said in the status line, and which lessons were asked for. */
    final List<String> said = new ArrayList<>();
    final List<String> opened = new ArrayList<>();
    final ArenaPane pane;
    final ArenaModel model;
    final StackPane room;
    private final FrameClock clock = new FrameClock();
    private final AtomicLong nanos = new AtomicLong();

    OpenArena(Stage stage) {
        lab.lessons(opened::add);
        lab.go(Workplace.ARENA);
        FileChoice nobody = (FileChoice) Proxy.newProxyInstance(FileChoice.class.getClassLoader(), new Class<?>[] {FileChoice.class}, (_, _, _) -> Optional.empty());
        pane = new ArenaPane(new Premises(lab, words, clock, Typeface.ofThisMachine(), new Background(), nobody, nanos::get, said::add));
        model = pane.model();
        room = new StackPane(pane);
        Scene scene = new Scene(room, 660, 620);
        scene.getRoot().setStyle(Palette.LIGHT.asCss());
        Stream.of("gradlab", "form", "arena").forEach(sheet -> scene.getStylesheets().add(ArenaPane.class.getResource("/gradlab/ui/" + sheet + ".css").toExternalForm()));
        stage.setScene(scene);
        stage.show();
    }

    /** FX thread only. */
    @Override
    public void close() {
        pane.close();
        lab.close();
    }

    static List<Node> all(Parent parent) {
        List<Node> found = new ArrayList<>();
        for (Node child : parent.getChildrenUnmodifiable()) {
            found.add(child);
            if (child instanceof Parent inner) {
                found.addAll(all(inner));
            }
        }
        return found;
    }

    MapView map() {
        return (MapView) node("arena-map").getParent();
    }

    List<Standings.Row> rows() {
        return onFx(() -> List.copyOf(((Standings) (TableView<?>) node("arena-table")).getItems()));
    }

    void settle() throws TimeoutException {
        onFx(() -> {
            room.applyCss();
            room.layout();
            return true;
        });
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> onFx(pane::isSettled));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** So much time passes, and a frame comes. */
    void frame(double seconds) {
        nanos.addAndGet((long) (seconds * 1e9));
        onFx(() -> {
            clock.tick();
            return true;
        });
    }

    Node node(String id) {
        if (id.equals("arena-head-line")) {
            return pane.lookup("#arena-see").getParent();
        }
        Node found = pane.lookup("#" + id);
        assertThat(found).as(id).isNotNull();
        return found;
    }

    void fire(String id) {
        onFx(() -> {
            ((ButtonBase) node(id)).fire();
            room.applyCss();
            room.layout();
            return true;
        });
    }

    void choose(String menu, String item) {
        onFx(() -> {
            ((MenuButton) node(menu)).getItems().stream().filter(one -> item.equals(one.getId())).findFirst().orElseThrow().fire();
            return true;
        });
    }

    void choose(String menu, int index) {
        onFx(() -> {
            ((ComboBox<?>) node(menu)).getSelectionModel().select(index);
            return true;
        });
    }

    void type(String id, String text) {
        onFx(() -> {
            room.applyCss();
            room.layout();
            TextField field = (TextField) node(id);
            field.setText(text);
            field.fireEvent(new javafx.event.ActionEvent());
            return true;
        });
    }

    String text(String id) {
        return onFx(() -> ((Labeled) node(id)).getText());
    }

    String texts(String id) {
        return onFx(() -> all((Parent) node(id)).stream().filter(Labeled.class::isInstance).map(label -> ((Labeled) label).getText()).reduce("", (a, b) -> a + "\n" + b));
    }

    void key(KeyCode code) {
        onFx(() -> {
            Node map = node("arena-map");
            map.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
            return true;
        });
    }

    void mouse(javafx.event.EventType<MouseEvent> type, double x, double y) {
        onFx(() -> {
            Node map = node("arena-map");
            map.fireEvent(event(map, type, x, y));
            return true;
        });
    }

    static MouseEvent event(Node node, javafx.event.EventType<MouseEvent> type, double x, double y) {
        var scene = node.localToScene(x, y);
        return new MouseEvent(type, scene.getX(), scene.getY(), scene.getX(), scene.getY(), MouseButton.PRIMARY, 1, false, false, false, false, true, false, false, false, false,
                true, new PickResult(node, scene.getX(), scene.getY()));
    }

    void wheel(double x, double y, double delta) {
        onFx(() -> {
            Node map = node("arena-map");
            var scene = map.localToScene(x, y);
            map.fireEvent(new ScrollEvent(ScrollEvent.SCROLL, scene.getX(), scene.getY(), scene.getX(), scene.getY(), false, false, false, false, false, false, 0, delta, 0, delta,
                    ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, new PickResult(map, scene.getX(), scene.getY())));
            return true;
        });
    }

    static <T> T onFx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, work);
    }
}
