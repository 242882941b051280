"""What holds Sala to its promises; each folder mirrors one of app's."""
