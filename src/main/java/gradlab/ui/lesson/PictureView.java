package gradlab.ui.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.VBox;

/** A picture of a lesson with its caption. Only files within the lessons' folder are opened. */
final class PictureView extends VBox {

    PictureView(Page page, String address, String caption) {
        getStyleClass().add("lesson-picture");
        Label words = new Label(caption);
        words.getStyleClass().add("lesson-caption");
        words.setWrapText(true);
        Optional<Path> file = inside(page.folder(), address);
        if (file.isEmpty()) {
            words.textProperty().bind(page.words().of("lesson.picture.missing", address));
            words.getStyleClass().add("formula-unreadable");
            getChildren().add(words);
            return;
        }
        ImageView picture = new ImageView();
        picture.setPreserveRatio(true);
        picture.setSmooth(true);
        picture.setAccessibleText(caption);
        getChildren().add(picture);
        if (!caption.isBlank()) {
            getChildren().add(words);
        }
        page.background().execute(() -> load(file.get()).ifPresent(image -> Platform.runLater(() -> {
            picture.setImage(image);
            page.keep(page.widthProperty().subscribe(room -> picture.setFitWidth(Math.min(room.doubleValue(), image.getWidth()))));
        })));
    }

    private static Optional<Image> load(Path file) {
        try (var bytes = Files.newInputStream(file)) {
            Image image = new Image(bytes);
            return image.isError() ? Optional.empty() : Optional.of(image);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The file an address within the folder names, links followed; nothing outside. */
    static Optional<Path> inside(Path folder, String address) {
        try {
            Path root = folder.toRealPath();
            Path named = root.resolve(address).normalize();
            if (!named.startsWith(root)) {
                // not even looked at: it may be on another machine
                return Optional.empty();
            }
            Path file = named.toRealPath();
            return file.startsWith(root) && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
