package org.balancetreasure.payments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.balancetreasure.payments.MessageMapper.Message;
import org.balancetreasure.transport.BankFileName;
import org.balancetreasure.transport.OutboundBatch;
import org.balancetreasure.transport.RegisteredFile;
import org.springframework.stereotype.Component;

/** The messages that a bank was sent for an execution date: it may ask for the same bytes again. */
@Component
class SentMessages implements OutboundBatch {

    private final MessageMapper mapper;
    private final PaymentMessages messages;

    SentMessages(MessageMapper mapper, PaymentMessages messages) {
        this.mapper = mapper;
        this.messages = messages;
    }

    @Override
    public String stream() {
        return BankFileName.Type.INSTRUCTIONS.message();
    }

    /** None: each message announces itself. */
    @Override
    public Set<String> fileTypes() {
        return Set.of();
    }

    /** What is kept stays as it was sent, because payments of it may have gone on with another message since. */
    @Override
    public Written write(String bankCode, LocalDate executionDate, Path directory) {
        List<RegisteredFile> files = new ArrayList<>();
        for (Message message : mapper.sentOn(bankCode, executionDate)) {
            Path file = directory.resolve(PaymentMessages.name(message).toString());
            if (!Files.exists(file)) {
                messages.writeFile(message, file);
            }
            files.add(RegisteredFile.intended(bankCode, file, stream(), executionDate, message.payments()));
        }
        return new Written(files, List.of(), List.of());
    }
}
