package gradlab.train;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Keeps others out of a folder until it is closed, or until the program ends in whatever way. */
final class FolderLock implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;

    /** @throws BadInput if somebody else has the folder */
    FolderLock(Path folder) throws IOException {
        file = folder.resolve("sweep.lock");
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (taken(channel).isEmpty()) {
            channel.close();
            throw BadInput.at(new Place(folder.toString(), 1, 1), "sweep.busy");
        }
    }

    private static Optional<FileLock> taken(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    /** Closing the channel gives the lock back. */
    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
