"""`leaflint import`: old leaflets in Word, HTML, PDF or plain text become drafts that lost nothing."""
