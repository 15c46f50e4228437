"""What every room uses: findings, dates, errors, and text that is safe to show."""
