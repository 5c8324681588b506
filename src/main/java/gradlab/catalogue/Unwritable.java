package gradlab.catalogue;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Why a file cannot be written, in words for people.
 *
 * @param kind names the words, {@code unwritable.<kind>}
 * @param detail what the system said, or which file is meant
 */
public record Unwritable(String kind, String detail) implements Worded {

    /** What Linux, macOS and Windows say, by kind; Russian systems say it in Russian. */
    private static final Map<String, String> SAID = Map.of(
            "denied", "operation not permitted|операция не позволена",
            "many-links", "too many levels of symbolic links|слишком много уровней символьных ссылок",
            "full", "no space left|not enough space|quota exceeded|file too large|не осталось свободного места|недостаточно места|квота|слишком (большой|велик)",
            "readonly", "read-only|write protected|только для чтения|защищен от записи",
            "name", "name too long|слишком длинное имя",
            "nofolder", "not a directory|не каталог|не является каталогом",
            "busy", "being used by another process|занят другим процессом");

    /** What a failure of writing means. */
    public static Unwritable because(Throwable failure) {
        Throwable cause = failure instanceof java.io.UncheckedIOException wrapped ? wrapped.getCause() : failure;
        String said = cause instanceof FileSystemException of && of.getReason() != null ? of.getReason() : String.valueOf(cause.getMessage());
        return switch (cause) {
            case AccessDeniedException _ -> new Unwritable("denied", said);
            case NoSuchFileException _ -> new Unwritable("missing", said);
            case FileAlreadyExistsException e -> new Unwritable("taken", e.getFile());
            case NotDirectoryException e -> new Unwritable("nofolder", e.getFile());
            case FileSystemLoopException e -> new Unwritable("loop", e.getFile());
            default -> new Unwritable(SAID.entrySet().stream().filter(entry -> said.toLowerCase(Locale.ROOT).matches("(?s).*(" + entry.getValue() + ").*"))
                    .map(Map.Entry::getKey).findFirst().orElse("other"), said);
        };
    }

    /** The sentence with the file, the reason and what helps. */
    public static BadInput of(Path file, Throwable failure) {
        return BadInput.at(new Place(file.toString(), 1, 1), "file.unwritable", because(failure));
    }

    @Override
    public String in(Texts texts) {
        return reason(texts);
    }

    /** Without a capital letter or a full stop. */
    public String reason(Texts texts) {
        return texts.get("unwritable." + kind, detail);
    }
}
