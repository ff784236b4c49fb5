/** Writes under an Idempotency-Key: done once, answered the same however often they are sent. */
@NullMarked
package org.balancetreasure.api.requests;

import org.jspecify.annotations.NullMarked;
