package gradlab.catalogue;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is there whole or not at all: written beside its place, waited for until it is on the disk, and moved over. What
 * fails leaves the old file as it was and nothing else. Everything the lab writes is written here.
 */
public final class WholeFile implements AutoCloseable {

    /** Of files that are not whole yet; a killed lab may leave one. */
    public static final String UNFINISHED = ".part";
    private static final int MOST_BESIDE = 1000;
    private static final int MOST_LINKS = 40;

    private final Path file;
    private final Path beside;
    private final FileChannel channel;
    private final OutputStream out;
    private boolean ended;

    /** Writes what a file is to hold; need not close. */
    @FunctionalInterface
    public interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private WholeFile(Path file, Path beside, FileChannel channel) {
        this.file = file;
        this.beside = beside;
        this.channel = channel;
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel)) {
            /** Whoever wraps the stream may close it; the file is not taken before {@link #take}. */
            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }

    /**
     * Begins a file that grows; the old one stays until {@link #take}.
     *
     * @throws IOException if it cannot be written here, or what stands here is no file or must not be changed
     */
    public static WholeFile begin(Path file) throws IOException {
        Path place = behindLinks(file);
        if (Files.exists(place) && !Files.isRegularFile(place)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        if (Files.exists(place) && !Files.isWritable(place)) {
            throw new AccessDeniedException(file.toString());
        }
        if (Files.isRegularFile(place.getParent())) {
            throw new NotDirectoryException(place.getParent().toString());
        }
        // a name of its own, so that two writers do not meet, and a short one, so that the longest name of a file can be written
        for (int number = 1;; number++) {
            Path beside = place.resolveSibling(".gradlab-" + number + UNFINISHED);
            try {
                return new WholeFile(place, beside, FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
            } catch (FileAlreadyExistsException e) {
                if (number == MOST_BESIDE) {
                    throw e;
                }
            }
        }
    }

    /** The file that a link stands for, whether it is there or not. */
    private static Path behindLinks(Path file) throws IOException {
        Path at = file.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(at); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(file.toString());
            }
            at = at.resolveSibling(Files.readSymbolicLink(at));
        }
        return at;
    }

    /** Where to write; buffered. */
    public OutputStream out() {
        return out;
    }

    /** Waits until all is on the disk; some disks tell only now that they are full. Nothing is written after this. */
    public void complete() throws IOException {
        if (channel.isOpen()) {
            out.flush();
            channel.force(true);
            channel.close();
        }
    }

    /** Puts what was written in its place. */
    public void take() throws IOException {
        complete();
        keepPermissions();
        move(beside, file);
        ended = true;
    }

    private void keepPermissions() {
        try {
            if (Files.exists(file)) {
                Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(file));
            }
        } catch (IOException | UnsupportedOperationException e) {
            // not every disk has them
            return;
        }
    }

    /** Removes what was not taken. */
    @Override
    public void close() {
        if (ended) {
            // another writer may have a file of this name by now
            return;
        }
        ended = true;
        try {
            channel.close();
            Files.deleteIfExists(beside);
        } catch (IOException e) {
            System.getLogger("gradlab").log(System.Logger.Level.WARNING, "cannot delete " + beside, e);
        }
    }

    public static void write(Path file, Writing writing) throws IOException {
        try (WholeFile whole = begin(file)) {
            writing.to(whole.out());
            whole.take();
        }
    }

    /** In UTF-8. */
    public static void write(Path file, CharSequence text) throws IOException {
        write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    public static void write(Path file, byte[] bytes) throws IOException {
        write(file, out -> out.write(bytes));
    }

    /** Moves a file over another one, at once where the file system can. */
    public static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
