/** Writes under an Idempotency-Key: executed once, with the same answer to each repetition. */
@NullMarked
package org.balancetreasure.api.requests;

import org.jspecify.annotations.NullMarked;
