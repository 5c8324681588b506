package gradlab.ui.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.VBox;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** A picture of a lesson with its caption. Only files within the lessons' folder are opened. */
final class PictureView extends VBox {

    private static final int MOST_PIXELS = 24_000_000;

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
        page.background().execute(() -> {
            Optional<Image> loaded = load(file.get());
            Platform.runLater(() -> loaded.ifPresentOrElse(image -> {
                picture.setImage(image);
                page.keep(page.widthProperty().subscribe(room -> picture.setFitWidth(Math.min(room.doubleValue(), image.getWidth()))));
            }, () -> {
                words.textProperty().bind(page.words().of("lesson.picture.unreadable", address, MOST_PIXELS / 1_000_000));
                words.getStyleClass().add("formula-unreadable");
                getChildren().setAll(words);
            }));
        });
    }

    private static Optional<Image> load(Path file) {
        if (!isModest(file)) {
            return Optional.empty();
        }
        try (var bytes = Files.newInputStream(file)) {
            Image image = new Image(bytes);
            return image.isError() ? Optional.empty() : Optional.of(image);
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Whether there is a picture, and its head asks for no more memory than there is: a small file can claim any size. */
    static boolean isModest(Path file) {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = in == null ? Collections.emptyIterator() : ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return false;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return (long) reader.getWidth(0) * reader.getHeight(0) <= MOST_PIXELS;
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            return false;
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
