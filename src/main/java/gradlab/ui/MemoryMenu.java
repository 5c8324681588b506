package gradlab.ui;

import gradlab.train.Room;
import gradlab.train.RunState.Phase;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;

/** How much memory the past of the runs takes, and how much it may take: a small menu of the status line. */
final class MemoryMenu extends MenuButton {

    private static final long MEGABYTE = 1L << 20;
    /** While training runs, about a second: a number that changes faster cannot be read. */
    private static final int FRAMES = 20;
    private static final List<Integer> CHOICES = IntStream.rangeClosed(0, 6).mapToObj(power -> Room.LEAST << power).toList();

    private final LabModel model;
    private final Words words;
    private final long most;
    private final StringProperty hint = new SimpleStringProperty("");
    private final List<Part> parts;
    private int waited;

    /** One kind of memory with its menu. */
    private record Part(String key, Menu menu, ToLongFunction<Room> size) {
    }

    /** @param most bytes that the whole program may take */
    MemoryMenu(LabModel model, Words words, long most) {
        this.model = model;
        this.words = words;
        this.most = most;
        setId("memory");
        getStyleClass().addAll("status-action", "flat");
        setMinWidth(USE_PREF_SIZE);
        Tips.on(this, hint);
        parts = List.of(part("checkpoints", Room::checkpoints, (room, bytes) -> new Room(bytes, room.spectra())),
                part("spectra", Room::spectra, (room, bytes) -> new Room(room.checkpoints(), bytes)));
        parts.forEach(part -> getItems().add(part.menu()));
        model.stateProperty().subscribe(state -> {
            if (state.phase() != Phase.RUNNING || ++waited >= FRAMES) {
                waited = 0;
                show(model.trainer().used());
            }
        });
        model.roomProperty().subscribe(_ -> show(model.trainer().used()));
        words.textsProperty().subscribe(_ -> show(model.trainer().used()));
    }

    private Part part(String key, ToLongFunction<Room> size, BiFunction<Room, Long, Room> with) {
        Menu menu = new Menu();
        menu.setId("memory-" + key);
        ToggleGroup group = new ToggleGroup();
        for (int megabytes : CHOICES) {
            RadioMenuItem item = new RadioMenuItem();
            item.setId("memory-" + key + "-" + megabytes);
            item.setUserData(megabytes);
            item.setToggleGroup(group);
            // half of it is for everything else
            boolean tooMuch = megabytes * MEGABYTE > most / 2 && megabytes > Room.LEAST;
            item.setDisable(tooMuch);
            item.textProperty().bind(words.of(tooMuch ? "memory.too-much" : "memory.choice", megabytes));
            item.setOnAction(_ -> model.roomProperty().set(with.apply(model.roomProperty().get(), megabytes * MEGABYTE)));
            menu.getItems().add(item);
        }
        return new Part(key, menu, size);
    }

    private void show(Room used) {
        Room room = model.roomProperty().get();
        setText(words.get("memory.used", megabytes(used.checkpoints() + used.spectra())));
        setAccessibleText(getText());
        StringBuilder text = new StringBuilder(words.get("memory.hint"));
        for (Part part : parts) {
            String line = words.get("memory." + part.key(), megabytes(part.size().applyAsLong(used)), megabytes(part.size().applyAsLong(room)));
            part.menu().setText(line);
            text.append('\n').append(line);
            part.menu().getItems().forEach(item -> ((RadioMenuItem) item).setSelected(
                    (int) item.getUserData() * MEGABYTE == part.size().applyAsLong(room)));
        }
        if (model.state().run().filter(run -> run.recorder().spectra().isThinned()).isPresent()) {
            text.append('\n').append(words.get("memory.thinned"));
        }
        hint.set(text.toString());
    }

    private String megabytes(long bytes) {
        return words.number(Math.round(10.0 * bytes / MEGABYTE) / 10.0, bytes < 1000 * MEGABYTE ? 3 : 4);
    }
}
