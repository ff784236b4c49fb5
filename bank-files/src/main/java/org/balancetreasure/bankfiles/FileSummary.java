package org.balancetreasure.bankfiles;

/**
 * What the check of a whole file found.
 *
 * @param messageId MsgId, by which bank and customer speak of the file
 * @param records payments, listed statuses of payments, or booked entries
 * @param bytes size of the file
 * @param sha256 of all its bytes, in lower-case hexadecimal
 */
public record FileSummary(MessageType type, String messageId, long records, long bytes, String sha256) {}
